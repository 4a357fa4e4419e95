import { useRouter } from '@tanstack/react-router';

interface Destination {
  /** A path below the console's base; `.` stays. */
  readonly to: string;
  readonly search: (before: { readonly place?: number | undefined }) => object;
  readonly replace?: boolean;
}

/** The router, for addresses whose types `searches` has: the library knows those of the app's other router alone. */
export function useNavigateAnywhere(): (destination: Destination) => void {
  const { navigate } = useRouter() as unknown as { navigate(destination: Destination): Promise<void> };
  return (destination) => void navigate(destination);
}
