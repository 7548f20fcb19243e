/** What is said of a pack before its first document is out: nothing that it will say. */
export const NOT_PUBLISHED = '这份文件当时还没有发布。发布以前，助手不作判断。';
