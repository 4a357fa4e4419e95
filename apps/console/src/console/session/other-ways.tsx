import { KeyOutlined, LoginOutlined } from '@ant-design/icons';
import { platformSessionRoutes } from '@vedette/contract/platform';
import { Button, Divider } from 'antd';
import { useState } from 'react';
import { useApi } from '../../api/api-context.ts';
import { useAct } from '../../api/use-act.ts';
import { useText } from '../../i18n/use-text.ts';
import { askPasskey, hasPasskeys } from './passkeys.ts';
import { RefusedSignIn } from './refused-sign-in.tsx';

function usePasskeySignIn() {
  const { call } = useApi();
  const [isAsking, setAsking] = useState(false);
  const [refusal, setRefusal] = useState<unknown>(null);
  const finish = useAct(platformSessionRoutes.passkey, {
    refresh: [platformSessionRoutes.welcome],
    isQuiet: true,
  });
  const begin = async (): Promise<void> => {
    setAsking(true);
    setRefusal(null);
    try {
      const { ticket, options } = await call(platformSessionRoutes.passkeyOptions, {});
      const response = await askPasskey(options);
      if (response !== null) await finish.mutateAsync({ body: { ticket, response } });
    } catch (cause) {
      setRefusal(cause);
    } finally {
      setAsking(false);
    }
  };
  return { begin, isAsking, refusal };
}

interface OtherWaysProps {
  readonly providers: readonly { readonly slug: string; readonly name: string }[];
}

/** A passkey, which needs no name; or the account of one's own organisation. */
export function OtherWays({ providers }: OtherWaysProps) {
  const t = useText();
  const { begin, isAsking, refusal } = usePasskeySignIn();
  if (!hasPasskeys() && providers.length === 0) return null;
  return (
    <>
      <Divider plain>{t(($) => $.platform.session.signIn.or)}</Divider>
      {refusal !== null && <RefusedSignIn cause={refusal} />}
      <div className="ways">
        {hasPasskeys() && (
          <Button block icon={<KeyOutlined aria-hidden />} loading={isAsking} onClick={() => void begin()}>
            {t(($) => $.platform.session.passkey.use)}
          </Button>
        )}
        {providers.map(({ slug, name }) => (
          <Button
            key={slug}
            block
            icon={<LoginOutlined aria-hidden />}
            href={`/sign-in/${encodeURIComponent(slug)}`}
          >
            {t(($) => $.platform.session.signIn.by, { name })}
          </Button>
        ))}
      </div>
    </>
  );
}
