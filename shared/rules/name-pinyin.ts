/** How the characters of names are read: enough to recognise a name typed in letters, no dictionary. */
const readings = `a阿啊 ai爱艾蔼 an安岸庵 ang昂 ao敖傲奥 ba巴 bai白百柏佰 ban班斑 bang邦 bao宝保包葆鲍豹 bei贝北蓓倍 ben本 bi碧毕必壁璧 bian卞边 biao彪标表 bin斌彬滨宾缤 bing冰兵炳秉丙 bo波博伯勃柏渤泊 bu卜布步 cai才彩蔡财采材 can灿璨 cang苍 cao曹草操 cen岑 chai柴 chan婵禅 chang昌常长畅嫦 chao超朝潮晁 che车 chen陈晨辰臣琛宸沉 cheng成程诚承城澄呈铖丞 chi池驰迟 chong崇充冲 chou仇 chu楚褚初储 chuan川传 chuang创 chun春纯淳椿 ci慈 cong聪丛从 cui翠崔 cun存村 da大达 dai戴代黛 dan丹旦单 dang党 dao道 de德得 deng邓登灯 di迪地弟娣蒂 dian典殿 diao刁 ding丁定鼎 dong东冬栋董动 du杜都笃 duan段端 dun敦 duo多朵 e娥鄂 en恩 er尔儿二 fa发法 fan凡范帆樊梵繁 fang方芳房放舫 fei飞菲费妃斐霏 fen芬粉奋 feng凤峰风锋丰冯枫封逢 fo佛 fu福富付傅甫夫芙伏扶馥符 gai盖 gan甘干 gang刚钢岗 gao高 ge葛戈歌阁 gen根 geng耿庚 gong龚公功巩恭 gou苟 gu顾古谷固 guan关管冠观 guang光广 gui贵桂归 guo国郭果 hai海 han韩涵汉寒晗翰含菡 hang航杭 hao浩郝豪昊好皓号颢 he何和贺赫河鹤禾荷 hei黑 heng恒衡亨 hong红洪宏虹鸿弘泓 hou侯厚 hu胡虎湖护瑚 hua华花化桦画 huai怀淮 huan欢环焕桓 huang黄皇煌璜 hui辉慧惠会晖汇卉徽 huo霍火 ji吉季纪继姬冀计济基积极绩 jia佳家嘉贾甲加珈迦 jian建健剑坚俭见简鉴 jiang江姜蒋将疆 jiao娇焦姣 jie杰洁捷节婕解界 jin金进锦近晋靳津今瑾谨劲 jing静晶敬京景晴菁精荆靖婧竞旌 jiong炯 jiu久九玖 ju菊巨居鞠举 juan娟卷 jue珏觉 jun军君俊钧骏均峻筠郡 kai凯开楷恺 kang康亢 ke可科克柯珂 kong孔 kuang邝匡 kui奎魁 kun坤昆琨 la拉 lai来赖 lan兰岚蓝澜 lang朗郎浪 lao劳 le乐勒 lei雷蕾磊垒 leng冷 li李丽力立利理莉黎礼莅励厉璃栗里荔 lian莲廉连联涟恋 liang梁良亮凉 liao廖 lie烈 lin林琳霖临麟淋 ling玲灵凌铃龄岭令伶菱 liu刘柳流留六 long龙隆珑 lou娄 lu鲁陆卢路露璐禄芦鹿 luan栾 lun伦 luo罗骆洛 lv吕律绿 ma马麻 mai麦 man曼满蔓 mao毛茂 mei梅美媚玫眉 men门 meng孟梦萌蒙盟 mi米蜜 mian绵 miao苗妙淼 min敏民闵旻 ming明名鸣铭茗 mo莫墨默 mu穆木牧沐慕 na娜纳 nan南男楠 ni倪妮 nian年念 ning宁凝 niu牛 nuo诺 ou欧鸥 pan潘盼攀 pang庞 pei裴培佩沛 peng彭鹏朋澎 ping平萍屏 pu蒲璞普 qi齐琪奇琦祁戚启其绮旗淇七 qian钱倩千谦茜前 qiang强 qiao乔巧俏 qin秦勤琴芹钦沁 qing青清庆晴卿 qiong琼 qiu秋邱丘球 qu曲屈瞿 quan全泉权 que阙 qun群 ran冉然染 rao饶 ren任仁人 ri日 rong荣蓉容融戎榕 rou柔 ru茹如儒汝 ruan阮 rui瑞睿蕊锐芮 run润 ruo若 sa萨 sai赛 san三 sang桑 sen森 sha莎沙 shan山珊善姗杉单 shang尚商 shao邵少绍韶 she佘舍 shen沈申深慎 sheng生胜圣盛升声 shi石史施诗师时实士世仕 shou寿守 shu书舒淑树姝 shuai帅 shuang双爽霜 shui水 shun顺舜 shuo硕朔 si思司斯四 song宋松颂 su苏素肃 sui隋随 sun孙 suo索 tai泰太 tan谭谈覃坛 tang唐汤棠堂 tao陶涛桃 teng滕腾 ti提 tian田天甜恬 tie铁 ting婷廷庭亭挺 tong童同彤佟桐 tu涂屠 wan万婉宛湾 wang王汪旺望 wei魏伟卫韦薇威维炜未唯玮巍为 wen文温雯闻稳 weng翁 wu吴武伍五邬午舞悟 xi西喜习席希熙曦溪玺惜锡 xia夏霞侠 xian先贤冼仙娴显 xiang向祥香项湘翔想相 xiao小肖晓萧孝笑潇筱霄 xie谢解协 xin新欣鑫心馨昕信辛忻歆 xing兴星邢幸杏行 xiong熊雄 xiu秀修 xu徐许旭续绪栩 xuan轩萱宣璇玄 xue雪薛学 xun荀勋迅 ya雅亚娅 yan燕严闫颜艳岩彦言妍炎研阎延嫣 yang杨阳洋扬羊 yao姚瑶耀遥尧 ye叶业野烨 yi一易怡依艺义亿益毅伊仪宜逸奕翊熠 yin尹银英殷音 ying英颖应莹营盈迎影瑛 yong勇永咏泳 you友游有尤优 yu于余玉雨宇喻俞郁语育煜钰昱瑜禹羽裕渝 yuan袁元媛远园源苑圆原 yue月岳悦跃越玥 yun云芸韵运允 zan臧 zang臧 ze泽则择 zeng曾增 zhan詹湛展占 zhang张章彰璋 zhao赵兆召昭照 zhe哲喆 zhen珍真振贞镇甄臻震 zheng郑正政征 zhi志智芝之芷治直知枝植 zhong钟中忠仲 zhou周舟洲 zhu朱祝珠竹柱筑 zhuang庄壮 zhuo卓 zi子紫自梓姿 zong宗 zou邹 zu祖 zuo左`
const reading = new Map(
  readings.split(/\s+/).flatMap((group) => {
    const letters = /^[a-z]+/.exec(group)![0]
    return [...group.slice(letters.length)].map((sign): [string, string] => [sign, letters])
  }),
)
// Read differently as a surname than in the list above.
const surnameReading = new Map([
  ['单', 'shan'],
  ['解', 'xie'],
  ['覃', 'qin'],
  ['仇', 'qiu'],
  ['曾', 'zeng'],
])

/** A Chinese name in letters without tones, surname and given name apart; undefined if a character is not known. */
export function namePinyin(
  surname: string,
  given: string,
): { surname: string; given: string; initials: string } | undefined {
  const family = [...surname].map((sign) => surnameReading.get(sign) ?? reading.get(sign))
  const own = [...given].map((sign) => reading.get(sign))
  const all = [...family, ...own]
  if (all.includes(undefined)) return undefined
  return {
    surname: family.join(''),
    given: own.join(''),
    initials: all.map((letters) => letters![0]).join(''),
  }
}
