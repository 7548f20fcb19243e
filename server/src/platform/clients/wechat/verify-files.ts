import { z } from 'zod';

export interface VerifyFile {
  name: string;
  content: string;
}

const ONE = /^\s*([A-Za-z0-9_-]{1,64}\.txt)=([A-Za-z0-9_-]{1,256})\s*$/;

/** The files that WeChat's consoles ask to be put on the site: `MP_verify_abc.txt=abc,xyz.txt=123`. */
export const verifyFilesSetting = z.string().transform((text, context): VerifyFile[] =>
  text.split(',').flatMap((part) => {
    const [, name, content] = ONE.exec(part) ?? [];
    if (name !== undefined && content !== undefined) return [{ name, content }];
    context.addIssue({
      code: 'custom',
      message: `要写成“文件名.txt=内容”，逗号隔开 / must be "name.txt=content", separated by commas: ${part}`,
    });
    return [];
  }),
);
