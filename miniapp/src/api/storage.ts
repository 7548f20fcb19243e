import Taro from '@tarojs/taro';

/** The phone's own storage. It may be full or switched off: then the app goes on without it. */
export const storage = {
  read<T>(key: string): T | null {
    try {
      const text: unknown = Taro.getStorageSync(key);
      return typeof text === 'string' && text !== '' ? (JSON.parse(text) as T) : null;
    } catch {
      return null;
    }
  },
  /** Says whether the value was really kept. */
  write(key: string, value: unknown): boolean {
    try {
      Taro.setStorageSync(key, JSON.stringify(value));
      return true;
    } catch {
      return false;
    }
  },
  remove(key: string): void {
    try {
      Taro.removeStorageSync(key);
    } catch {
      // Nothing was kept, so there is nothing to remove.
    }
  },
  keys(): string[] {
    try {
      return Taro.getStorageInfoSync().keys;
    } catch {
      return [];
    }
  },
};
