import { routes } from '@vedette/contract';
import { problemCode } from '../../../../api/problem.ts';
import { useAct } from '../../../../api/use-act.ts';
import { useText } from '../../../../i18n/use-text.ts';
import { useTell } from '../../../../parts/use-tell.ts';

/** Sends a photograph for a reference; a duplicate is not a failure but a question. */
export function useEnrol(person: string) {
  const t = useText();
  const tell = useTell();
  const act = useAct(routes.people.enrol, {
    isQuiet: true,
    refresh: [routes.people.references, routes.people.list, routes.people.get, routes.device.health],
    onDone: () => tell.done(t(($) => $.console.people.faces.done)),
  });
  const send = (photo: Blob, allowDuplicate: boolean): void =>
    act.mutate({ params: { id: person }, query: { allowDuplicate }, body: photo });
  const photo = act.variables?.body;
  return {
    isPending: act.isPending,
    isDone: act.isSuccess,
    problem: act.isError && problemCode(act.error) !== 'face-duplicate' ? act.error : null,
    isDuplicate: act.isError && problemCode(act.error) === 'face-duplicate',
    send: (image: Blob) => send(image, false),
    sendAnyway: () => {
      if (photo !== undefined) send(photo, true);
    },
    reset: act.reset,
  };
}
export type Enrolment = ReturnType<typeof useEnrol>;
