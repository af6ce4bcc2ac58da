/** One measurement in a process of its own: `node bench/once.ts all 1 3`. */
import { measure, type What } from './measure.ts';

const [what = 'all', processors = '1', requests = '0'] = process.argv.slice(2);
console.log(JSON.stringify(measure(what as What, Number(processors), Number(requests))));
