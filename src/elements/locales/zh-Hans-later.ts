
    // Do not modify this file by hand!
    // Re-generate this file by `npm run localize`

    
    import {str} from '@lit/localize';

    /* eslint-disable no-irregular-whitespace */
    /* eslint-disable @typescript-eslint/no-explicit-any */

    export const templates = {
'number-': `截图张数`,
's037291': `请在 API 视图中授权，或在“更多设置”中填写另一个存储桶。`,
's1443a2': str`回调模板 ${0} 没有 SnapshotNotifyUrl：会截图，但不发送回调。`,
's21ad2b': str`与 ${0}（UTC+8）的截图相比没有差异。`,
's27c5be': `重新绑定模板`,
's29c562': `正在进行的截图沿用其开始时的配置；文档说明：更改只对之后的推流生效。`,
's29d8b0': `截图写入模板中的存储桶。没有存储桶就没有截图，也没有回调。`,
's2e68d9': str`不存在存储桶 ${0}。`,
's313d2f': `没有规则为该推流绑定模板：不会截图。`,
's3fbcb3': `当前显示`,
's4d2b26': `设置和所选截图的差异`,
's532b59': str`服务无权写入 ${0}。`,
's5b74df': `该推流没有绑定模板。`,
's5e7a94': `截图宽高（N, M）`,
's751d2e': `推流按规则绑定到其域名、AppName 或流的模板截图；这里没有任何规则。`,
's795407': `对比`,
's7bd9fb': `该域名和 AppName 没有绑定回调模板：会截图，但不发送回调。`,
's968a1b': `让 10 分钟过去`,
'sb0a6ac': `对象名称`,
'sb978a4': `存储桶的所有者授予截图服务写权限。没有权限就没有截图，也没有回调。`,
'sbf7d56': `请在 API 视图中创建该存储桶，或在“更多设置”中填写另一个。`,
'sc676c7': `项目`,
'scf1f20': str`回调模板 ${0} 的密钥只保存在内存中，而页面已重新加载。请在“回调密钥”中重新输入。`,
'se37ae8': `最近的更改要等文档所述的 10 分钟过去后才对推流生效。`,
'sec4c80': `请使用“重新绑定模板”，或通过 API 创建规则。`,







































































































    };
  