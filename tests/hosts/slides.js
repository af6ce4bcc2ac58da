import Reveal from '/reveal/reveal.mjs';

const deck = new Reveal({ transition: 'none', hash: true });
await deck.initialize();
