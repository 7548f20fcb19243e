// Only characters that holders write about their certificates; homophone features carry the rest.
const TRADITIONAL =
  '證書換學時間過還沒開關無電話號碼嗎為什麼個這樣辦單業務員註冊錄網頁臉識別驗傳變質實試測質資設計機標準勞職稱詢問題應錢費繳續練習課視頻載裡裏東師傅們從後舊來樓廳處說請讓該給誰點幾歲動態統掃憑條選項確認貼紙體發現場區長吉門戶籍聯繫絡對應補買賣騙聲響轉專級護顧歡謝會議決總結與萬齊銷註鍵內導圖瀏覽器雲儲丟離復檢審報檔額雙條舉術據輸訊簡單兩藍綠紅馬車鋼腳閱畫鐘達遲';
const SIMPLIFIED =
  '证书换学时间过还没开关无电话号码吗为什么个这样办单业务员注册录网页脸识别验传变质实试测质资设计机标准劳职称询问题应钱费缴续练习课视频载里里东师傅们从后旧来楼厅处说请让该给谁点几岁动态统扫凭条选项确认贴纸体发现场区长吉门户籍联系络对应补买卖骗声响转专级护顾欢谢会议决总结与万齐销注键内导图浏览器云储丢离复检审报档额双条举术据输讯简单两蓝绿红马车钢脚阅画钟达迟';

const table = new Map([...TRADITIONAL].map((char, i) => [char, [...SIMPLIFIED][i] ?? char]));

const ANY = new RegExp(`[${TRADITIONAL}]`);

export const simplified = (text: string): string =>
  ANY.test(text) ? Array.from(text, (char) => table.get(char) ?? char).join('') : text;
