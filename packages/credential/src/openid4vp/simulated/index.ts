export type { WalletRequest } from './read-request.ts';
export {
  SimulatedWallet,
  type SimulatedWalletOptions,
  type WalletAnswer,
  type WalletBehaviour,
  type WalletCredential,
  walletBehaviours,
} from './simulated-wallet.ts';
