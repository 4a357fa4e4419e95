import { certificateHelp, witnessHelp } from './cli-certificate.ts';
import { credentialHelp } from './cli-credential.ts';
import { custodyHelp } from './cli-custody.ts';
import { eraseHelp, retireHelp } from './cli-erasure.ts';
import { gatewayHelp } from './cli-gateway.ts';
import { keeperHelp } from './cli-keeper.ts';
import { readerHelp } from './cli-reader.ts';
import { updateHelp } from './cli-update.ts';

/** What each command and option is for. */
export const cliHelp = {
  about: '哨兵：管理电子哨兵终端的命令行。',
  exits:
    '退出码：0 成功，1 有未通过的项，64 用法错误，65 输入有误，69 环境不可用，70 程序内部错误。语言随 LANG。',
  help: '显示帮助',
  version: '显示版本',
  lang: '显示语言',
  verbose: '出错时显示技术细节',
  json: '输出 JSON',
  data: '终端的数据文件夹',
  stdin: '用 - 表示从标准输入读取',
  start: { about: '同时启动平台与终端（单机一体）', port: '端口', demo: '登记示例人员并演示一个早晨' },
  erase: eraseHelp,
  retire: retireHelp,
  audit: { about: '核验平台审计记录是否被改动：每个组织输出一行 JSON' },
  platform: {
    about: '单独启动平台：管理一批哨兵的服务器',
    data: '数据文件夹',
    host: '监听地址；0.0.0.0 表示全部',
    origin: '浏览器与哨兵访问平台所用的地址',
    oneBox: '写入接入凭证的文件，供本机终端自动接入',
  },
  terminal: {
    about: '单独启动终端，可不接入平台，也可接入平台',
    join: '要接入的平台地址',
    voucherFile: '接入凭证文件；没有则显示接入码',
  },
  face: {
    about: '人脸：特征、比对、校准',
    embed: '读出照片中每张人脸的特征，每张人脸一行，主要人脸在前',
    images: '照片或文件夹；- 表示从标准输入逐行读取文件名',
    jobs: '同时使用的线程数',
    profile: '人脸模型：default、public-domain 或模型说明文件的路径',
    compare: '比对两张照片中的主要人脸（1:1）',
    photo: '照片',
    calibrate: '用本站点人员的照片测量错误率并给出阈值建议，每人一个文件夹',
    people: '文件夹，其中每个子文件夹是一个人',
  },
  qr: {
    about: '图片中的码',
    decode: '读出图片中的二维码，每个码一行；没有二维码时退出码为 1',
    image: '图片（JPEG 或 PNG）',
  },
  decide: {
    about: '按勤务对一组事实作出决定。退出码：0 放行，1 拒绝，2 转人工，3 还需要更多',
    duty: '勤务文件（JSON）；- 表示标准输入',
    facts: '事实文件（JSON 数组）；- 表示标准输入',
    context:
      '情境文件（JSON）：时间、名单、时间表、区域、在册人员；- 表示标准输入。未给出时视为当前时间，事实中提到的人均在册',
  },
  duty: {
    about: '勤务：预设与检查',
    preset: '输出一份预设勤务（JSON）',
    name: '预设名称',
    processor: '个人信息处理者的名称',
    contact: '个人信息处理者的联系方式',
    check: '检查勤务文件；有问题时退出码为 1',
    file: '勤务文件；- 表示标准输入',
  },
  people: {
    about: '人员',
    import: '把文件夹中的照片登记到未运行的终端。文件名即姓名：name.jpg，同一人的第二张为 name_2.jpg',
    folder: '照片文件夹',
  },
  records: {
    about: '列出通行记录，最新在前，默认不含个人信息',
    from: '起始时间（含）：日期、ISO 8601 时间或毫秒',
    to: '结束时间（不含）',
    outcome: '只列出此结果',
    limit: '最多条数',
    personal: '包含勤务所收集的个人信息；须写明理由，并留下审计记录',
    reason: '查看个人信息的理由',
  },
  certificate: certificateHelp,
  witness: witnessHelp,
  keeper: keeperHelp,
  credential: credentialHelp,
  gateway: gatewayHelp,
  reader: readerHelp,
  update: updateHelp,
  custody: custodyHelp,
  simulate: {
    about: '没有硬件的模拟哨兵，走真实的设备链路；其余选项原样传给程序（见 --help）',
    what: 'sentinel（一台）或 city（全城）',
  },
  bench: { about: '运行性能测试；其余选项原样传给测试', name: '测试名称' },
  doctor: '检查本机是否就绪，并说明如何处理',
};
