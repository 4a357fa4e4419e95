export { csvText, sheetText } from '@vedette/domain';
