import { type FloorPlanView, floorPlanRoutes } from '@vedette/contract/platform';
import type { MouseEvent, ReactNode } from 'react';
import { useAnswer } from '../../../../api/use-answer.ts';
import { useText } from '../../../../i18n/use-text.ts';
import { ProblemAlert } from '../../../../parts/problem-alert.tsx';
import { useObjectUrl } from '../../../../parts/use-object-url.ts';

interface PlanPictureProps {
  readonly plan: FloorPlanView;
  /** Where it was clicked, as fractions from the left and the top. */
  readonly onPoint?: (at: { readonly x: number; readonly y: number }) => void;
  /** On top of it, placed by fractions. */
  readonly children: ReactNode;
}

/** The picture of a floor, as wide as its place. */
export function PlanPicture({ plan, onPoint, children }: PlanPictureProps) {
  const t = useText();
  const picture = useAnswer(floorPlanRoutes.picture, { params: { id: plan.id } });
  const url = useObjectUrl(picture.data instanceof Blob ? picture.data : undefined);
  if (picture.isError) return <ProblemAlert cause={picture.error} onRetry={() => void picture.refetch()} />;
  const point = ({ currentTarget, clientX, clientY }: MouseEvent): void => {
    const { left, top, width, height } = currentTarget.getBoundingClientRect();
    onPoint?.({ x: (clientX - left) / width, y: (clientY - top) / height });
  };
  return (
    <div className="plan" style={{ aspectRatio: `${plan.width} / ${plan.height}` }}>
      {url !== undefined && (
        // biome-ignore lint/a11y/useKeyWithClickEvents: by keyboard, doors are placed with the fields beside it
        <img
          src={url}
          alt={t(($) => $.platform.locations.plan.alt, { name: plan.name })}
          className={onPoint === undefined ? 'plan-picture' : 'plan-picture plan-target'}
          onClick={point}
        />
      )}
      {children}
    </div>
  );
}
