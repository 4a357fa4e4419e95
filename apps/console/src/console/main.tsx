import { RouterProvider } from '@tanstack/react-router';
import { platformSessionRoutes } from '@vedette/contract/platform';
import { phrases } from '@vedette/phrases';
import { platformPhrases } from '@vedette/phrases/platform';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { Providers } from '../app/providers.tsx';
import { openI18n } from '../i18n/i18n.ts';
import { router } from './app/router.tsx';
import '../styles/base.css';
import '../styles/shell.css';
import '../styles/pages.css';
import '../styles/overview.css';
import '../styles/features.css';
import '../styles/console.css';
import '../styles/print.css';

const place = document.getElementById('root');
if (place === null) throw new Error('index.html has no root element');

const i18n = await openI18n({
  'zh-CN': { ...phrases['zh-CN'], platform: platformPhrases['zh-CN'] },
  en: { ...phrases.en, platform: platformPhrases.en },
});
createRoot(place).render(
  <StrictMode>
    <I18nextProvider i18n={i18n}>
      <Providers welcome={platformSessionRoutes.welcome.path}>
        <RouterProvider router={router} />
      </Providers>
    </I18nextProvider>
  </StrictMode>,
);
