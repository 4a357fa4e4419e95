const name = 'vedette-pass';
const version = 1;

export type StoreName = 'passes' | 'pending';

/** A few promises around IndexedDB, which alone can keep a key that nobody can export. */
export interface Database {
  all(store: StoreName): Promise<readonly unknown[]>;
  get(store: StoreName, key: string): Promise<unknown>;
  put(store: StoreName, value: unknown): Promise<void>;
  delete(store: StoreName, key: string): Promise<void>;
}

/** Rejects where the browser keeps nothing, as some do in private browsing. */
export async function openDatabase(): Promise<Database> {
  const opening = indexedDB.open(name, version);
  opening.onupgradeneeded = () => {
    opening.result.createObjectStore('passes', { keyPath: 'id' });
    opening.result.createObjectStore('pending', { keyPath: 'code' });
  };
  const database = await settled(opening);
  const reading = (store: StoreName): IDBObjectStore => database.transaction(store).objectStore(store);
  return {
    all: (store) => settled(reading(store).getAll()),
    get: (store, key) => settled(reading(store).get(key)),
    put: (store, value) => changed(database, store, (objects) => objects.put(value)),
    delete: (store, key) => changed(database, store, (objects) => objects.delete(key)),
  };
}

function settled<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('IndexedDB'));
  });
}

/** Asks the browser not to clear the keys away when room gets short; it decides by itself. */
export async function askToPersist(): Promise<void> {
  try {
    await navigator.storage.persist();
  } catch {
    // Not known to this browser: an installed page is kept all the same.
  }
}

/** Only a transaction that is complete is on the disk. */
function changed(
  database: IDBDatabase,
  store: StoreName,
  change: (objects: IDBObjectStore) => void,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const transaction = database.transaction(store, 'readwrite');
    transaction.oncomplete = () => resolve();
    transaction.onerror = transaction.onabort = () => reject(transaction.error ?? new Error('IndexedDB'));
    change(transaction.objectStore(store));
  });
}
