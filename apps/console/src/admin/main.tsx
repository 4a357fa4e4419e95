import { RouterProvider } from '@tanstack/react-router';
import { routes } from '@vedette/contract';
import { phrases } from '@vedette/phrases';
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

const place = document.getElementById('root');
if (place === null) throw new Error('index.html has no root element');

const i18n = await openI18n(phrases);
createRoot(place).render(
  <StrictMode>
    <I18nextProvider i18n={i18n}>
      <Providers welcome={routes.session.welcome.path}>
        <RouterProvider router={router} />
      </Providers>
    </I18nextProvider>
  </StrictMode>,
);
