const titlesOf = (selector: string): (string | null)[] =>
  [...document.querySelectorAll(selector)].map(({ textContent }) => textContent);

/** The cards of a step, by their titles, in their order. */
export const stepCards = () => titlesOf('.card-title, .step-fold-title');

/** Those that are folded. */
export const foldedCards = () => titlesOf('[aria-expanded=false] .step-fold-title');
