export { filesHolding, formsOf } from '@vedette/testing';
