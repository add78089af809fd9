import { languageData } from './language-data.js';

/** What Kabar knows of Korean. */
export const korean = languageData({
  code: 'ko',
  dates: {
    published: '입력 등록 승인 게재 발행',
    beside: '일시 시간',
    weekdays: '월 화 수 목 금 토 일',
    updates: '수정, 업데이트, 최종',
  },
  asides: [{ pattern: /^(?:더 보기|자세히 보기|관련 기사|기사 전문).{0,80}$/iu, example: '더 보기' }],
  bylines: {
    writers: '글, 기자, 취재, 작성자, 글쓴이',
    others: '사진, 편집, 출처, 촬영',
    roles: '기자 특파원 편집부 편집국 관리자 인턴기자 온라인뉴스팀 디지털뉴스팀 뉴스팀 선임기자 논설위원',
    houses: '닷컴 뉴스 신문 일보 통신 방송 연합뉴스',
  },
});

/** The surnames of Koreans: nearly all have one of these. */
export const koreanSurnames = {
  single: new Set(
    '김이박최정강조윤장임한오서신권황안송류유홍전고문양손배백허남심노하곽성차주우구민진지엄채원천방공현함변염여추도소석선설마길연위표명기반라나왕금옥육인맹제모탁국어은편용예봉사부가복태목형계피두감음빈동온호범좌팽승간상시갈단견당',
  ),
  pairs: new Set(['남궁', '황보', '제갈', '사공', '선우', '서문', '독고', '동방']),
};
