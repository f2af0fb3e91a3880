/** Words that state a number, as alternatives of a pattern. */
export const NUMBER_WORDS =
  'one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|ninety|hundred|thousand|million|half|once|twice|double|no|none|unlimited|both';
