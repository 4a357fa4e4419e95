import { dingtalk } from './dingtalk.ts';
import { feishu } from './feishu.ts';
import type { Robot } from './robot.ts';
import { wecom } from './wecom.ts';

export const robotKinds = ['wecom', 'dingtalk', 'feishu'] as const;
export type RobotKind = (typeof robotKinds)[number];

export const robots: Readonly<Record<RobotKind, Robot>> = { wecom, dingtalk, feishu };
