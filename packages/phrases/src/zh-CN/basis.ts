/** What makes the processing lawful: the cases of article 13 of the Personal Information Protection Law. */
export const basis = {
  'pipl-13-1': '个人同意（第十三条第一项）',
  'pipl-13-2': '订立或履行合同、人力资源管理（第二项）',
  'pipl-13-3': '履行法定职责或法定义务（第三项）',
  'pipl-13-4': '应对突发公共卫生事件（第四项）',
  'pipl-13-5': '新闻报道、舆论监督（第五项）',
  'pipl-13-6': '处理已公开的个人信息（第六项）',
  'pipl-13-7': '法律、行政法规规定的其他情形（第七项）',
};
