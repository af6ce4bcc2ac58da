import type { Activity } from '../computer/activity.ts';
import { withAsked } from '../computer/spec.ts';
import { type Model, modelFrom } from '../machine/model.ts';

/** Makes a model of another one and something more that is asked, once for each such pair: to make one costs more than many an answer. */
function once(make: (model: Model, activity: Activity) => Model): (model: Model, activity: Activity) => Model {
  const made = new WeakMap<Model, WeakMap<Activity, Model>>();
  return (model, activity) => {
    const ofModel = made.get(model) ?? new WeakMap<Activity, Model>();
    made.set(model, ofModel);
    const larger = ofModel.get(activity) ?? make(model, activity);
    ofModel.set(activity, larger);
    return larger;
  };
}

/** The same computer with something asked of it beyond what its spec asks, to see whether that completes. */
export const askedBeyond = once((model, activity) => modelFrom(model.spec, [activity]));

/** The same computer with more to do: what is added has its promises and must be done too, and more can be asked beyond it. */
export const askedMore = once((model, activity) => modelFrom(withAsked(model.spec, activity)));
