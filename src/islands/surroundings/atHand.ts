/** The setting that the reader has chosen, for every island of the page: who lets it be chosen says so, the rest follow. */
import { isSameSetting, type Setting } from '../../sim/computer/setting.ts';

let chosen: Setting | null = null;
const watchers = new Set<(setting: Setting) => void>();

export function turnTo(setting: Setting): void {
  if (chosen && isSameSetting(chosen, setting)) return;
  chosen = setting;
  for (const watcher of watchers) watcher(setting);
}

/** Calls back with the setting, now if there is one and whenever it changes. Returns the way to stop. */
export function onTurn(watcher: (setting: Setting) => void): () => void {
  watchers.add(watcher);
  if (chosen) watcher(chosen);
  return () => watchers.delete(watcher);
}
