import { certificateErrors, certificateWords, witnessWords } from './cli-certificate.ts';
import { credentialWords } from './cli-credential.ts';
import { custodyErrors, custodyWords } from './cli-custody.ts';
import { cliDoctor } from './cli-doctor.ts';
import { eraseWords, erasureErrors } from './cli-erasure.ts';
import { gatewayWords } from './cli-gateway.ts';
import { cliHelp } from './cli-help.ts';
import { keeperWords } from './cli-keeper.ts';
import { readerErrors, readerWords } from './cli-reader.ts';
import { updateWords } from './cli-update.ts';

/** Words of the command line; what commands and options are for stands in `help`. */
export const cli = {
  help: cliHelp,
  doctor: cliDoctor,
  gateway: gatewayWords,
  erase: eraseWords,
  reader: readerWords,
  update: updateWords,
  custody: custodyWords,
  certificate: certificateWords,
  witness: witnessWords,
  keeper: keeperWords,
  credential: credentialWords,
  oneBox: {
    console: '平台页面',
    code: '首次代码',
    platformEnded: '平台已退出（代码 {{code}}），正在重新启动；门禁照常工作。',
  },
  usage: {
    commands: '命令：',
    options: '选项：',
    arguments: '参数：',
    usage: '用法：',
    unknownCommand: '没有这个命令：{{what}}',
    unknownOption: '没有这个选项：{{what}}',
    missingArgument: '缺少参数：{{what}}',
    missingValue: '选项需要一个值：{{what}}',
    missingOption: '缺少必填选项：{{what}}',
    excessArguments: '参数过多。',
    invalidValue: '值不正确：{{what}}',
    conflict: '不能同时使用：{{what}}',
    wrong: '命令用法不正确。',
  },
  /** Where the command line has to say something else than a page. */
  errors: {
    ...certificateErrors,
    ...custodyErrors,
    'not-found': { title: '找不到文件或文件夹', action: '请检查路径。' },
    unreadable: { title: '文件无法读取', action: '请检查文件是否可读、内容是否符合要求。' },
    'not-allowed': {
      title: '密钥文件不安全',
      action: '密钥文件须在数据文件夹之外，且只有所有者可读写（chmod 600）。',
    },
    'store-busy': {
      title: '终端正在运行，数据正被使用',
      action: '请改用管理页面，或先停止终端再试。',
    },
    'no-store': { title: '此文件夹中没有终端数据', action: '请用 --data 指定；新终端请先启动一次。' },
    'no-image': { title: '文件夹中没有照片', action: '请使用含 JPEG、PNG 或 WebP 照片的文件夹。' },
    'too-large': { title: '文件过大', action: '请使用小一些的文件。' },
    'name-taken': {
      title: '已有同名人员，或照片编号重复',
      action: '请在管理页面给此人添加照片，或换一个文件名。',
    },
    'too-few-people': { title: '人数太少', action: '至少需要两个人的文件夹，每个文件夹放同一人的照片。' },
    'another-face': { title: '与此人其他照片不是同一张脸', action: '请检查照片是否放错了名字。' },
    'no-payload': { title: '标准输入中没有内容', action: '请把凭证的文本或记录送到标准输入。' },
    'no-trust': {
      title: '不是任何一种信任文件',
      action: '以下是各种信任文件分别缺少或不符的地方；请检查是否给错了文件。',
    },
    'no-document': { title: '内容不符合要求', action: '请检查是否给错了文件。' },
    'no-pass-key': {
      title: '不是通行码的签发密钥',
      action: '请检查是否给错了文件；新密钥用 --new-key 生成。',
    },
    'no-holder-key': {
      title: '不是手机的公钥',
      action: '请使用 P-256 或 Ed25519 公钥的 JWK，不含私钥部分（d）。',
    },
    'no-pass': { title: '无法按这些要求签发通行码', action: '请检查下列选项。' },
    exists: { title: '文件已存在，不会覆盖', action: '请换一个文件名。' },
    'other-packages': {
      title: '该版本需要的 npm 软件包与终端交付时的不同，升级带不过去',
      action: '请用原来的 package-lock.json 构建，或在现场用新程序重新交付终端。',
    },
    'no-port': { title: '端口不可用', action: '请换一个端口或监听地址；端口可能已被占用。' },
    ...readerErrors,
    ...erasureErrors,
  },
  face: {
    progress: '{{done}} 张照片，每秒 {{speed}} 张，问题 {{problems}} 个',
    progressOf: '{{done}} / {{total}} 张照片，每秒 {{speed}} 张，问题 {{problems}} 个',
    faces: '完成：{{images}} 张照片，{{faces}} 张人脸，{{problems}} 个问题。',
    face: '人脸 {{face}}',
    size: '{{width}} × {{height}}，位于 {{left}}, {{top}}',
    eyes: '两眼间距 {{pixels}} 像素',
    good: '质量良好',
    attack: '真人分数 {{score}}',
    mask: '口罩 {{score}}',
    match: '同一人',
    mismatch: '不是同一人',
    uncertain: '不能确定，请人工核对',
    score: '比对分数 {{score}}，阈值 {{threshold}}',
    rate: '在此阈值下，每 {{oneIn}} 个陌生人约有一人会被误认。',
    rateUnknown: '此模型没有实测的错误匹配率。',
  },
  qr: {
    none: '图片中没有二维码，或无法读出。',
    at: '位于 {{x}}, {{y}}',
    part: '多个码中的一个',
    binary: '{{count}} 字节，不是文本',
  },
  calibrate: {
    people: '{{people}} 人，{{images}} 张照片；同人比对 {{genuine}} 次，异人比对 {{impostor}} 次。',
    columns: {
      threshold: '阈值',
      falseMatch: '错误匹配率',
      falseNonMatch: '错误不匹配率',
      interval: '95% 区间',
    },
    proposed: '建议阈值',
    verification: '1:1',
    identification: '1:N，至多 {{upTo}} 人',
    supported: '本站点的数据足以支持',
    unsupported: '比对次数不够，尚不能证明',
  },
  decide: {
    outcome: { granted: '放行', denied: '拒绝', refer: '转人工处理', needs: '还需要' },
    subject: '人员',
    needsAnyOf: '{{what}}（任选其一：{{anyOf}}）',
    because: '{{what}}，因为：{{reason}}',
    notices: '提示',
    evidence: {
      identification: '识别身份',
      'presentation-attack': '活体检测',
      mask: '口罩',
      'screening-temperature': '体温',
      'health-status': '健康码',
      test: '检测结果',
      vaccination: '疫苗接种',
      itinerary: '行程',
      'subject-match': '人证比对',
    },
  },
  duty: {
    valid: '勤务有效：{{title}}（{{id}}，第 {{version}} 版）',
    invalid: '{{count}} 处问题：',
    processor: '请填写个人信息处理者',
    contact: '请填写联系方式',
  },
  people: {
    enrolled: '已登记',
    refused: '未登记',
    progress: '{{done}} / {{total}} 张照片，已登记 {{enrolled}} 张，未登记 {{refused}} 张',
    summary: '完成：{{people}} 人，{{enrolled}} 张照片已登记，{{refused}} 张未登记。',
    stopped: '已停止，之前登记的内容已保存。',
  },
  records: {
    none: '没有符合条件的记录。',
    more: '还有更早的记录；用 --limit 调整数量。',
  },
};
