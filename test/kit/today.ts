/** Today, for every test: after the reform of 1/7/2025. */
export const TODAY = '2026-03-02';
