import type { CredentialFault } from '@vedette/domain';

/** What is wrong with a credential, and what whoever stands at the door or keeps the site's trust does about it. */
export const credentialFaults = {
  'too-large': { title: '内容过长，不可能是凭证', action: '请确认出示的是凭证本身，然后重新出示。' },
  malformed: { title: '内容损坏或不符合格式', action: '请重新扫描或重新出示；仍读不出时改用其他方式。' },
  'unsupported-version': { title: '此版本或类型不受支持', action: '请改用其他方式查验，或更新程序。' },
  'algorithm-not-allowed': {
    title: '签名算法与受信任的密钥不符',
    action: '按伪造凭证处理；如确为签发方所发，请联系签发方。',
  },
  'unknown-issuer': { title: '签发方不在信任列表中', action: '如应信任此签发方，请更新本站点的信任列表。' },
  'key-usage': {
    title: '签发密钥无权签发此类凭证',
    action: '请改用其他方式查验；如确为签发方所发，请联系签发方。',
  },
  signature: { title: '签名不符，凭证被改动或伪造', action: '不可放行；请人工核查。' },
  schema: { title: '内容缺项或自相矛盾', action: '请改用其他方式查验。' },
  'not-yet-valid': { title: '尚未生效', action: '请在生效之后再来，或检查终端的时钟。' },
  expired: { title: '已过期', action: '请出示新的凭证。' },
  'key-expired': { title: '签发密钥不在有效期内', action: '请更新信任列表，或请持有人换领新的凭证。' },
  revoked: { title: '已被吊销', action: '不可放行；请持有人联系签发方。' },
  'revocation-stale': {
    title: '吊销列表已过时，无法确认是否吊销',
    action: '请更新吊销列表后再试，或转人工处理。',
  },
  replayed: { title: '已经使用过', action: '请持有人现场打开新的凭证，不可用复制件。' },
  'stale-presentation': {
    title: '出示的码已过时，可能是截屏',
    action: '请持有人在手机上现场打开，并检查手机的时间。',
  },
  'holder-binding': {
    title: '不能证明出示者就是持有人',
    action: '请用存有此凭证的手机出示，或另行核对身份。',
  },
  'challenge-mismatch': { title: '不是对本终端询问的回答', action: '请重新扫描通道上显示的码，再次出示。' },
  'not-accepted': { title: '凭证真实，但不符合本站点的规则', action: '请说明本站点接受什么，或转人工处理。' },
  'acceptance-open': {
    title: '无法判定是否符合规则',
    action: '请检查规则与取值集是否完整有效，或转人工处理。',
  },
  'gateway-unreachable': {
    title: '核验平台无法连接或没有及时回答',
    action: '请检查网络与平台设置，或转人工处理。',
  },
  'gateway-rejected': { title: '核验平台拒绝了此码', action: '请持有人重新打开此码；仍被拒绝时转人工处理。' },
  'status-not-found': { title: '核验平台查无此人或此码', action: '请核对姓名与证件号码，或转人工处理。' },
  'reader-not-trusted': { title: '读卡器未经登记，读数不可信', action: '请停用此读卡器，并查看是否被更换。' },
  'clock-doubtful': { title: '终端时钟不可信，无法判断有效期', action: '请校准终端的时间。' },
} satisfies Record<CredentialFault, { readonly title: string; readonly action: string }>;
