import { CameraOutlined } from '@ant-design/icons';
import { Alert, Button, Spin, Typography } from 'antd';
import { useState } from 'react';
import { useText } from '../../../../i18n/use-text.ts';
import { CameraCapture } from '../../../../parts/enrol/camera-capture.tsx';
import { PhotoDrop } from '../../../../parts/enrol/photo-drop.tsx';
import { ProblemAlert } from '../../../../parts/problem-alert.tsx';
import { type Enrolment, useEnrol } from './use-enrol.ts';

function DuplicateQuestion({ enrolment }: { readonly enrolment: Enrolment }) {
  const t = useText();
  return (
    <Alert
      type="warning"
      showIcon
      role="alert"
      title={t(($) => $.console.people.duplicate.title)}
      description={
        <div className="stack">
          {t(($) => $.console.people.duplicate.body)}
          <div className="row">
            <Button onClick={enrolment.reset}>{t(($) => $.console.people.duplicate.cancel)}</Button>
            <Button danger onClick={enrolment.sendAnyway}>
              {t(($) => $.console.people.duplicate.anyway)}
            </Button>
          </div>
        </div>
      }
    />
  );
}

/** Enrolment by camera or by upload, with what came of it. */
export function EnrolPanel({ person }: { readonly person: string }) {
  const t = useText();
  const enrolment = useEnrol(person);
  const [isCameraOn, setCameraOn] = useState(false);
  return (
    <div className="stack">
      {enrolment.problem !== null && <ProblemAlert cause={enrolment.problem} />}
      {enrolment.isDuplicate && <DuplicateQuestion enrolment={enrolment} />}
      <Spin spinning={enrolment.isPending} description={t(($) => $.console.people.faces.enrolling)}>
        {isCameraOn ? (
          <CameraCapture onPhoto={enrolment.send} onStop={() => setCameraOn(false)} />
        ) : (
          <div className="stack">
            <Button type="primary" icon={<CameraOutlined aria-hidden />} onClick={() => setCameraOn(true)}>
              {t(($) => $.console.people.camera.start)}
            </Button>
            <PhotoDrop onPhoto={enrolment.send} />
          </div>
        )}
      </Spin>
      <Typography.Text type="secondary">{t(($) => $.console.people.faces.notKept)}</Typography.Text>
    </div>
  );
}
