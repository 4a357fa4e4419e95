import { parentPort, workerData } from 'node:worker_threads';
import { sheetText } from '@vedette/domain';
import writeXlsxFile from 'write-excel-file/node';

/** Makes one sheet of texts, the headings first, in a thread so that no request waits for it. */
const rows = workerData as readonly (readonly string[])[];
const data = rows.map((row) => row.map((value) => ({ value: sheetText(value), type: String })));
const bytes = new Uint8Array(await writeXlsxFile(data).toBuffer());
parentPort?.postMessage(bytes, [bytes.buffer]);
