import type { RulebookData } from '../../schema';

export const systems: RulebookData['systems'] = [
  {
    id: 'provincial-registry',
    name: '吉林省建设工程技术人员培训管理系统',
    address: null,
    about: '查旧证书：看是有效、注销，还是查不到；换不了的证书也在这里查。',
  },
  {
    id: 'national-system',
    name: '住房和城乡建设行业从业人员培训管理信息系统',
    address: 'rcgz.mohurd.gov.cn',
    about: '注册个人用户，看自己的证书和新编号，在“证书管理”里更换和下载。',
  },
  {
    id: 'course-library',
    name: '住房和城乡建设行业从业人员教育培训资源库',
    address: 'zyk.etledu.com',
    about: '继续教育在这里学，学完的学时会传到培训管理信息系统。',
  },
];

export const contacts: RulebookData['contacts'] = [
  {
    id: 'help-desk',
    name: '平台客服中心',
    phone: '400-999-9355',
    extension: '1',
    about: '注册、学习遇到技术问题',
  },
  {
    id: 'authority',
    name: '厅建管处',
    phone: '0431-82752530',
    extension: null,
    about: '对文件本身有疑问',
  },
];
