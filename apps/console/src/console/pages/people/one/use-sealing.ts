import { useMutation } from '@tanstack/react-query';
import { platformPeopleRoutes, type SealingTerminalView } from '@vedette/contract/platform';
import { useAct } from '../../../../api/use-act.ts';
import { useText } from '../../../../i18n/use-text.ts';
import { useTell } from '../../../../parts/use-tell.ts';
import { sealFace } from './seal-face.ts';
import { shrinkPhoto } from './shrink-photo.ts';

interface SealingNeeds {
  readonly person: string;
  readonly site: number;
  readonly terminals: readonly SealingTerminalView[];
}

/** Shrinks and seals a photograph in this browser, and sends what only the terminals can open. */
export function useSealing({ person, site, terminals }: SealingNeeds) {
  const t = useText();
  const tell = useTell();
  const add = useAct(platformPeopleRoutes.addReference, {
    isQuiet: true,
    refresh: [platformPeopleRoutes.references, platformPeopleRoutes.list, platformPeopleRoutes.get],
  });
  const sealing = useMutation({
    meta: { isQuiet: true },
    mutationFn: async (photo: Blob) => {
      const content = await shrinkPhoto(photo);
      try {
        const body = await sealFace({ person, site, content, terminals });
        await add.mutateAsync({ params: { id: person }, body });
        return body.wraps.length;
      } finally {
        content.fill(0);
      }
    },
    onSuccess: (n) => tell.done(t(($) => $.platform.people.faces.done, { n })),
  });
  const { isPending, isError, error } = sealing;
  return { isPending, isError, error, send: (photo: Blob) => sealing.mutate(photo) };
}
