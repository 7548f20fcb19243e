export { withOneDot, withoutInvisible } from './characters';
export { isCreditCode, typedCreditCode } from './credit-code';
export { remembered } from './remembered';
export { comparedName, plainTyped, typedCode, typedIdentity, typedName, typedPhone } from './typed';
