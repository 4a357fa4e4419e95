import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Kiosk } from './kiosk.tsx';
import './styles.css';
import './asking/asking.css';
import './asking/asking-room.css';
import './picture/code-place.css';

const root = document.getElementById('root');
if (root !== null)
  createRoot(root).render(
    <StrictMode>
      <Kiosk />
    </StrictMode>,
  );
