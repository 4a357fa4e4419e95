import { type PlatformDutyView, platformDutyRoutes } from '@vedette/contract/platform';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../../api/use-answer.ts';

/** The newest version of each duty of the organisation. */
export const useDuties = () => useAnswer(platformDutyRoutes.list, {});

/** What a duty is called, in the language of the page. */
export function useDutyTitle(): (duty: PlatformDutyView['duty']) => string {
  const { i18n } = useTranslation();
  return ({ title }) => (i18n.language === 'en' ? title.en : title['zh-CN']);
}

/** Whatever is out of date when a duty was written, put on or taken off. */
export const refreshedDuties = [
  platformDutyRoutes.list,
  platformDutyRoutes.versions,
  platformDutyRoutes.places,
  platformDutyRoutes.placeHistory,
  platformDutyRoutes.terminals,
  platformDutyRoutes.preview,
];
