export { withOneDot, withoutInvisible } from './characters';
export { comparedName, plainTyped, typedCode, typedIdentity, typedName, typedPhone } from './typed';
