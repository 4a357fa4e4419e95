export { type City, type CityRequest, openCity } from './city.ts';
export { type OwnPlatform, type OwnPlatformOptions, startOwnPlatform } from './own-platform.ts';
export { type Receipts, receiptsOf } from './receipts.ts';
