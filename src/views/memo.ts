/** Views that are drawn again only where what they show has changed: a step changes little, and so costs little. */
import { Component, type ComponentChild, type FunctionComponent } from 'preact';

/** Two things of the same content: lists item by item, plain data field by field. Anything else is only like itself. */
export function isAlike(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
  if (Array.isArray(one))
    return Array.isArray(other) && one.length === other.length && one.every((item, at) => isAlike(item, other[at]));
  if (Object.getPrototypeOf(one) !== Object.prototype || Array.isArray(other)) return false;
  for (const key in one) if (!isAlike(one[key as never], other[key as never])) return false;
  for (const key in other) if (!(key in one)) return false;
  return true;
}

/** `View` must not use hooks: it is asked for its markup, and is no component of its own. */
export function memo<Props extends object>(View: (props: Props) => ComponentChild): FunctionComponent<Props> {
  class Memo extends Component<Props> {
    override shouldComponentUpdate(next: Readonly<Props>): boolean {
      return !isAlike(this.props, next);
    }
    override render(props: Props): ComponentChild {
      return View(props);
    }
  }
  return Memo as unknown as FunctionComponent<Props>;
}
