import { UNNAMED_AREA, UNNAMED_INDICATOR } from "@models/importing/table";
import { describe, expect, it } from "vitest";
import { aWorkbook, pick, readTable } from "../../../support/read-table";

describe("Nomis", () => {
  const top = '"claimant count by sex and age"\n"ONS Crown Copyright Reserved [from Nomis on 4 March 2024]"\n\n';

  it("reads the same table once per date, with the sex that the lines above name", async () => {
    const block = (date: string, sex: string, coventry: string, total: string) =>
      `"date","${date}"\n"sex","${sex}"\n"age","All categories: Age 16+"\n\n"Area","mnemonic","number","rate"\n` +
      `"ladu:Coventry","E08000026",${coventry},4.1\n"gor:West Midlands","E12000005",${total},"-"\n\n`;
    const read = await readTable(
      top +
        block("January 2024", "Total", "9875", "180000") +
        block("January 2024", "Male", "5600", "105000") +
        block("February 2024", "Total", "10010", "182000") +
        '"- These figures are missing."\n"Rates are a proportion of residents, 16 to 64."\n',
    );
    expect(read.sheets).toEqual([["", "Nomis table"]]);
    expect(read.refused).toEqual([]);
    expect(pick(read, "area", "areaCode", "measure", "unit", "group", "period", "value")).toEqual([
      ["Coventry", "E08000026", "number", undefined, undefined, "January 2024", "9875"],
      ["Coventry", "E08000026", "rate", "%", undefined, "January 2024", "4.1"],
      ["West Midlands", "E12000005", "number", undefined, undefined, "January 2024", "180000"],
      ["West Midlands", "E12000005", "rate", "%", undefined, "January 2024", "-"],
      ["Coventry", "E08000026", "number", undefined, "Male", "January 2024", "5600"],
      ["Coventry", "E08000026", "rate", "%", "Male", "January 2024", "4.1"],
      ["West Midlands", "E12000005", "number", undefined, "Male", "January 2024", "105000"],
      ["West Midlands", "E12000005", "rate", "%", "Male", "January 2024", "-"],
      ["Coventry", "E08000026", "number", undefined, undefined, "February 2024", "10010"],
      ["Coventry", "E08000026", "rate", "%", undefined, "February 2024", "4.1"],
      ["West Midlands", "E12000005", "number", undefined, undefined, "February 2024", "182000"],
      ["West Midlands", "E12000005", "rate", "%", undefined, "February 2024", "-"],
    ]);
    expect(new Set(read.rows.map(({ indicator }) => indicator))).toEqual(new Set(["claimant count by sex and age"]));
  });

  it("reads variables side by side, with numerator, denominator, flags and confidence", async () => {
    const read = await readTable(
      '"annual population survey"\n"ONS Crown Copyright Reserved [from Nomis on 1 May 2023]"\n\n"date","Jan 2022-Dec 2022"\n\n' +
        '"local authority: district / unitary (as of April 2021)","Employment rate - aged 16-64","","","","","Unemployment rate - aged 16-64","","","",""\n' +
        '"","numerator","denominator","percent","Flags","conf","numerator","denominator","percent","Flags","conf"\n' +
        '"Coventry",170100,243000,70.0,"",4.1,11200,181300,6.2,"*",2.4\n"Isles of Scilly","!","!","!","","!","!","!","!","","!"\n',
    );
    expect(pick(read, "indicator", "area", "period", "value", "numerator", "denominator", "flag", "margin")).toEqual([
      ["Employment rate - aged 16-64", "Coventry", "Jan 2022-Dec 2022", "70.0", "170100", "243000", undefined, "4.1"],
      ["Unemployment rate - aged 16-64", "Coventry", "Jan 2022-Dec 2022", "6.2", "11200", "181300", "*", "2.4"],
      ["Employment rate - aged 16-64", "Isles of Scilly", "Jan 2022-Dec 2022", "!", "!", "!", undefined, "!"],
      ["Unemployment rate - aged 16-64", "Isles of Scilly", "Jan 2022-Dec 2022", "!", "!", "!", undefined, "!"],
    ]);
  });

  it("reads a census table whose columns are sexes, from a workbook", async () => {
    const read = await readTable(
      await aWorkbook([
        ["KS601EW - Economic activity by sex"],
        ["ONS Crown Copyright Reserved [from Nomis on 21 April 2021]"],
        [],
        ["Population :", "All usual residents aged 16 to 74"],
        ["Units      :", "Persons"],
        ["Date       :", "2011"],
        [],
        ["2011 ward", "mnemonic", "All persons", "Males", "Females"],
        ["Foleshill", "E05001224", 14000, 7600, 6400],
        [],
        ["In order to protect against disclosure, records have been swapped."],
      ]),
    );
    expect(pick(read, "indicator", "unit", "area", "areaCode", "group", "period", "value")).toEqual([
      ["KS601EW - Economic activity by sex", "Persons", "Foleshill", "E05001224", undefined, "2011", "14000"],
      ["KS601EW - Economic activity by sex", "Persons", "Foleshill", "E05001224", "Males", "2011", "7600"],
      ["KS601EW - Economic activity by sex", "Persons", "Foleshill", "E05001224", "Females", "2011", "6400"],
    ]);
  });

  it("tells a council from other areas of its name", async () => {
    const read = await readTable(
      `${top}"Area","2022"\n"ladu:Dorset",167900\n"lep:Dorset",363000\n"ttwa11:Coventry",5\n`,
    );
    expect(read.rows.map(({ area }) => area)).toEqual(["Dorset", "Dorset (LEP)", "Coventry (travel to work area)"]);
  });

  it("reads one column of a year", async () => {
    const read = await readTable(`${top}"Area","2022"\n"ladu:Rutland",2010\n"ladu:Coventry",9875\n`);
    expect(pick(read, "area", "period", "value")).toEqual([
      ["Rutland", "2022", "2010"],
      ["Coventry", "2022", "9875"],
    ]);
  });
});

describe("Nomis for programs", () => {
  it("tells series apart by all dimensions, and takes sexes for groups", async () => {
    const read = await readTable(
      "DATE,DATE_NAME,DATE_CODE,GEOGRAPHY,GEOGRAPHY_NAME,GEOGRAPHY_CODE,GENDER_NAME,AGE_NAME,MEASURE_NAME,MEASURES_NAME,OBS_VALUE,OBS_STATUS,OBS_STATUS_NAME\n" +
        "2024-01,January 2024,2024-01,1,Coventry,E08000026,Total,All categories: Age 16+,Claimant count,Value,9875,A,Normal Value\n" +
        "2024-01,January 2024,2024-01,1,Coventry,E08000026,Male,All categories: Age 16+,Claimant count,Value,5600,P,Provisional\n" +
        "2024-01,January 2024,2024-01,1,Coventry,E08000026,Total,Aged 18-24,Claimants as a proportion of residents,Value,6.1,A,Normal Value\n",
    );
    expect(read.sheets).toEqual([["", "Nomis API"]]);
    expect(pick(read, "indicator", "measure", "area", "areaCode", "group", "period", "value", "flag")).toEqual([
      ["Claimant count", "Value", "Coventry", "E08000026", undefined, "January 2024", "9875", undefined],
      ["Claimant count", "Value", "Coventry", "E08000026", "Male", "January 2024", "5600", "p"],
      [
        "Claimants as a proportion of residents",
        "Value",
        "Coventry",
        "E08000026",
        "Aged 18-24",
        "January 2024",
        "6.1",
        undefined,
      ],
    ]);
  });
});

describe("Fingertips", () => {
  const header =
    "Indicator ID,Indicator Name,Parent Code,Parent Name,Area Code,Area Name,Area Type,Sex,Age,Category Type,Category,Time period," +
    "Value,Lower CI 95.0 limit,Upper CI 95.0 limit,Lower CI 99.8 limit,Upper CI 99.8 limit,Count,Denominator,Value note," +
    "Recent Trend,Compared to England value or percentiles,Compared to Region value or percentiles,Time period Sortable,New data,Compared to goal\n";
  const row = (area: string, sex: string, age: string, category: string, period: string, rest: string) =>
    `92443,"Smoking prevalence\nin adults (18+)",E12000005,West Midlands region,${area},UA,${sex},${age},${category},${period},${rest}\n`;

  it("takes breakdowns for groups, keeps limits, and reads names of two lines and rows that lack their last cells", async () => {
    const read = await readTable(
      header +
        row(
          "E08000026,Coventry",
          "Persons",
          "18+ yrs",
          ",",
          "2006 - 08",
          "14.1,12.2,16.3,,,45000,318000,,,,,20060000,,",
        ) +
        row(
          "E92000001,England",
          "Persons",
          "18+ yrs",
          "Ethnic groups,Asian",
          "2019",
          "8.3,7.9,8.8,,,,,Value estimated,,",
        ) +
        row("E08000026,Coventry", "Female", "18+ yrs", ",", "2019/20", ",,,,,,,Value suppressed"),
    );
    expect(read.sheets).toEqual([["", "Fingertips CSV"]]);
    expect(pick(read, "indicator", "area", "areaCode", "group", "period", "value", "lower", "upper", "note")).toEqual([
      [
        "Smoking prevalence in adults (18+)",
        "Coventry",
        "E08000026",
        undefined,
        "2006 to 2008",
        "14.1",
        "12.2",
        "16.3",
        undefined,
      ],
      [
        "Smoking prevalence in adults (18+)",
        "England",
        "E92000001",
        "Ethnic groups: Asian",
        "2019",
        "8.3",
        "7.9",
        "8.8",
        "Value estimated",
      ],
      [
        "Smoking prevalence in adults (18+)",
        "Coventry",
        "E08000026",
        "Female",
        "2019/20",
        "",
        undefined,
        undefined,
        "Value suppressed",
      ],
    ]);
    expect(read.rows[0]).toMatchObject({
      numerator: "45000",
      denominator: "318000",
      source: "Fingertips, indicator 92443",
    });
  });

  it("keeps apart an indicator's ages that its name does not say", async () => {
    const read = await readTable(
      header +
        "1,Admissions,E92000001,England,E08000026,Coventry,UA,Persons,10-24 yrs,,,2019/20,400.1\n" +
        "1,Admissions,E92000001,England,E08000026,Coventry,UA,Persons,All ages,,,2019/20,200.2\n",
    );
    expect(read.rows.map(({ indicator }) => indicator)).toEqual(["Admissions (10-24 yrs)", "Admissions"]);
  });
});

describe("ONS", () => {
  it("reads a subnational indicator of several years", async () => {
    const read = await readTable(
      "Indicator:,Gross weekly pay,(Back to data dictionary),,\nDate:,2020 and 2021,,,\nCoverage:,UK,,,\n" +
        'Geography:,"Local Authority Districts, 2021",,,\n,,,,\nArea Code,Area,2020,2021,Notes\n' +
        'E08000026,Coventry, \t555.1 ,570.3,\nE06000019,"Herefordshire, County of",na,[x],low sample\nSource: ASHE,,,,\n',
    );
    expect(read.sheets).toEqual([["", "ONS subnational indicator"]]);
    expect(pick(read, "indicator", "area", "areaCode", "period", "value")).toEqual([
      ["Gross weekly pay", "Coventry", "E08000026", "2020", "555.1"],
      ["Gross weekly pay", "Coventry", "E08000026", "2021", "570.3"],
      ["Gross weekly pay", "Herefordshire, County of", "E06000019", "2020", "na"],
      ["Gross weekly pay", "Herefordshire, County of", "E06000019", "2021", "[x]"],
    ]);
  });

  it("reads a v4 dataset with any number of marking columns", async () => {
    const read = await readTable(
      "v4_3,Lower limit,Upper limit,Data Marking,yyyy-yy,Time,administrative-geography,Geography,measure-of-wellbeing,MeasureOfWellbeing,wellbeing-estimate,Estimate\n" +
        "7.4,7.2,7.6,,2019-20,2019-20,E08000026,Coventry,happiness,Happiness,average-mean,Average (mean)\n" +
        ",,,x,2019-20,2019-20,E06000053,Isles of Scilly,happiness,Happiness,average-mean,Average (mean)\n",
    );
    expect(read.sheets).toEqual([["", "ONS v4 dataset"]]);
    expect(pick(read, "indicator", "area", "areaCode", "period", "value", "lower", "upper", "flag")).toEqual([
      ["Happiness · Average (mean)", "Coventry", "E08000026", "2019-20", "7.4", "7.2", "7.6", undefined],
      ["Happiness · Average (mean)", "Isles of Scilly", "E06000053", "2019-20", "", undefined, undefined, "x"],
    ]);
    const plain = await readTable(
      "V4_0,mmm-yy,Time,uk-only,Geography,cpih1dim1aggid,Aggregate\n105.8,Jul-17,Jul-17,K02000001,United Kingdom,CP00,Overall Index\n",
    );
    expect(pick(plain, "indicator", "area", "period", "value")).toEqual([
      ["Overall Index", "United Kingdom", "Jul-17", "105.8"],
    ]);
    const parted = await readTable(
      "v4_0,calendar-years,Time,administrative-geography,Geography,sex,Sex,single-year-of-age,Age\n" +
        "812000,2021,2021,E08000035,Leeds,all,All,total,Total\n4100,2021,2021,E08000035,Leeds,male,Male,7,7\n",
    );
    expect(pick(parted, "indicator", "group", "value")).toEqual([
      [UNNAMED_INDICATOR, undefined, "812000"],
      [UNNAMED_INDICATOR, "Male, 7", "4100"],
    ]);
    await expect(readTable("v4_0,sex,Sex,age,Age\n5,m,Male,16,16\n")).rejects.toThrow(/no column called Time/);
  });

  const sheet = (title: string, ...rows: (string | number | null)[][]) =>
    aWorkbook(
      [[title], ["This worksheet contains one table"], ["Units: Counts (control rounded to base 5)"], ...rows],
      "Table",
    );

  it("reads tables of the business demography workbook of another year", async () => {
    const counts = await readTable(
      await sheet(
        "Table 1.1a - Count Of Births Of New Enterprises For 2013 To 2014 District, Counties And Unitary Authorities Within Region And Country",
        [null, null, 2013, "2014"],
        ["E08000025 ", "Birmingham*", 4010, ":"],
      ),
    );
    expect(pick(counts, "indicator", "measure", "area", "areaCode", "period", "value", "note")).toEqual([
      [
        "Births of new enterprises",
        "Count",
        "Birmingham",
        "E08000025",
        "2013",
        "4010",
        "More than 500 businesses at a single postcode",
      ],
      [
        "Births of new enterprises",
        "Count",
        "Birmingham",
        "E08000025",
        "2014",
        ":",
        "More than 500 businesses at a single postcode",
      ],
    ]);
    const survival = await readTable(
      await sheet(
        "Table 5.1a - Survival Of Newly Born Enterprises District, Counties And Unitary Authorities Within Region And Country By Births Of Units In 2013 And Their Survival",
        [null, null, "2013 Births", "1-year survival", "1-year      per cent"],
        ["E08000026", "COVENTRY", 100, 95, 95],
      ),
    );
    expect(pick(survival, "indicator", "measure", "unit", "period", "value")).toEqual([
      ["Survival of newly born enterprises", "Births", undefined, "2013", "100"],
      ["Survival of newly born enterprises", "1-year survival", undefined, "2013", "95"],
      ["Survival of newly born enterprises", "1-year per cent", "%", "2013", "95"],
    ]);
  });

  it("believes the names of a table whose codes stand beside other areas", async () => {
    const read = await readTable(
      await sheet(
        "Table 6.1 - Employer Demography: Counts Of Births, Deaths And Active For 2019 District, Counties And Unitary Authorities Within Region And Country",
        [null, null, "2019 Employer Demography"],
        [null, null, "Births", "Deaths"],
        ["K02000001", "UNITED KINGDOM", 9, 8],
        ["E92000001", "GREAT BRITAIN", 7, 6],
        ["E06000047", "ENGLAND", 5, 4],
        ["E06000002", "DARLINGTON", 3, 2],
      ),
    );
    expect(pick(read, "area", "areaCode", "measure", "period", "value")).toEqual([
      ["UNITED KINGDOM", "K02000001", "Births", "2019", "9"],
      ["UNITED KINGDOM", "K02000001", "Deaths", "2019", "8"],
      ["GREAT BRITAIN", "K03000001", "Births", "2019", "7"],
      ["GREAT BRITAIN", "K03000001", "Deaths", "2019", "6"],
      ["ENGLAND", "E92000001", "Births", "2019", "5"],
      ["ENGLAND", "E92000001", "Deaths", "2019", "4"],
      ["DARLINGTON", undefined, "Births", "2019", "3"],
      ["DARLINGTON", undefined, "Deaths", "2019", "2"],
    ]);
  });

  it("leaves out a table by industry, with words", async () => {
    const read = await readTable(
      await sheet(
        "Table 1.2 - Count Of Births Of New Enterprises For 2013 Standard Industrial Classification (SIC2007) Group",
        [null, 2013, 2014],
        ["05 : Mining of coal and lignite", 0, 5],
      ),
    );
    expect(read.rows).toEqual([]);
    expect(read.refused).toEqual([
      { row: 1, column: "", text: expect.stringMatching(/^Table 1\.2/), remedy: expect.stringMatching(/by industry/) },
    ]);
  });
});

describe("LG Inform", () => {
  it("reads a row an area and a column a period, with a row of measures or without", async () => {
    const read = await readTable(
      "area,area label,area long label,2019/20,2020/21\narea,area label,area long label,16-17 year olds not in education (%),16-17 year olds not in education (%)\n" +
        "E08000026,Coventry,Coventry City Council,5.1,5.6\nE92000001,England,England,..,2.8\n",
    );
    expect(read.sheets).toEqual([["", "LG Inform table"]]);
    expect(pick(read, "indicator", "unit", "area", "areaCode", "period", "value")).toEqual([
      ["16-17 year olds not in education (%)", "%", "Coventry", "E08000026", "2019/20", "5.1"],
      ["16-17 year olds not in education (%)", "%", "Coventry", "E08000026", "2020/21", "5.6"],
      ["16-17 year olds not in education (%)", "%", "England", "E92000001", "2019/20", ".."],
      ["16-17 year olds not in education (%)", "%", "England", "E92000001", "2020/21", "2.8"],
    ]);
  });
});

describe("Eurostat", () => {
  it("unpacks the dimensions and keeps flags beside values", async () => {
    const read = await readTable(
      "freq,unit,geo\\TIME_PERIOD\t2021 \t2022 \nA,PC,UKG33\t12.7 b\t: c\nA,PC,DE\t5.1 \t: \n",
    );
    expect(read.sheets).toEqual([["", "Eurostat TSV"]]);
    expect(pick(read, "indicator", "unit", "area", "period", "value")).toEqual([
      ["unit PC", "PC", "UKG33", "2021", "12.7 b"],
      ["unit PC", "PC", "UKG33", "2022", ": c"],
      ["unit PC", "PC", "DE", "2021", "5.1"],
      ["unit PC", "PC", "DE", "2022", ":"],
    ]);
  });

  it("reads many dimensions and one quarter, and areas that are not named last", async () => {
    const read = await readTable(
      "freq,geo,unit,sex,age,isced11,citizen\\time\t2023-Q1\nQ,AT,PC,F,Y25-64,ED5-8,NAT\t44.1 u\nQ,BE,PC,F,Y25-64\t1\n",
    );
    expect(pick(read, "indicator", "area", "period", "value")).toEqual([
      ["sex F, age Y25-64, isced11 ED5-8, citizen NAT", "AT", "2023-Q1", "44.1 u"],
    ]);
    expect(read.refused).toEqual([
      {
        row: 3,
        column: "freq,geo,unit,sex,age,isced11,citizen",
        text: "Q,BE,PC,F,Y25-64",
        remedy: expect.stringMatching(/7 codes/),
      },
    ]);
  });

  it("says what is missing where no dimension is an area", async () => {
    await expect(readTable("freq,unit,sex\\TIME_PERIOD\t2021\t2022\nA,PC,F\t1\t2\n")).rejects.toThrow(/is geo/);
  });
});

describe("SDMX-CSV", () => {
  it("reads version 1 of Eurostat", async () => {
    const read = await readTable(
      "DATAFLOW,LAST UPDATE,freq,unit,sex,geo,TIME_PERIOD,OBS_VALUE,OBS_FLAG\n" +
        "ESTAT:LFST_R(1.0),28/08/23 23:00:00,A,PC,F,UKG33,2019,71.2,b\nESTAT:LFST_R(1.0),28/08/23 23:00:00,A,PC,T,UKG33,2019,,\n",
    );
    expect(read.sheets).toEqual([["", "SDMX-CSV"]]);
    expect(pick(read, "indicator", "unit", "area", "period", "value", "flag")).toEqual([
      ["LFST_R · SEX F", "PC", "UKG33", "2019", "71.2", "b"],
      ["LFST_R", "PC", "UKG33", "2019", "", undefined],
    ]);
  });

  it("reads version 2 with labels, and refuses to delete", async () => {
    const read = await readTable(
      "STRUCTURE[;],STRUCTURE_ID,ACTION,FREQ: Frequency,REF_AREA: Reference area,SEX: Sex,UNIT_MEASURE: Unit,TIME_PERIOD: Time,OBS_VALUE: Value,OBS_STATUS: Status,UNIT_MULT: Multiplier\n" +
        "dataflow,OECD:DF_POP(1.0): Population,I: Information,A: Annual,UKG33: Coventry,F: Female,PS: Persons,2021,172.4,A: Normal,3: Thousands\n" +
        "dataflow,OECD:DF_POP(1.0): Population,D: Delete,A: Annual,UKG33: Coventry,F: Female,PS: Persons,2020,,,\n",
    );
    expect(pick(read, "row", "indicator", "unit", "area", "areaCode", "period", "value", "flag")).toEqual([
      [2, "Population · Female", "Persons × 10^3", "Coventry", "UKG33", "2021", "172.4", undefined],
    ]);
    expect(read.refused).toEqual([
      { row: 3, column: "ACTION", text: "D: Delete", remedy: expect.stringMatching(/asks to delete/) },
    ]);
  });

  it("reads labels in columns of their own", async () => {
    const read = await readTable(
      "STRUCTURE,STRUCTURE_ID,STRUCTURE_NAME,freq,Time frequency,geo,Geopolitical entity,TIME_PERIOD,Time,OBS_VALUE,Observation value,OBS_FLAG,Flag\n" +
        "dataflow,ESTAT:TPS1(1.0),Early leavers,A,Annual,UKG,West Midlands,2019,,10.5,,p,provisional\n",
    );
    expect(pick(read, "indicator", "area", "areaCode", "period", "value", "flag")).toEqual([
      ["Early leavers", "West Midlands", "UKG", "2019", "10.5", "p"],
    ]);
  });

  it("reads what a heading says for all rows", async () => {
    const read = await readTable(
      "STRUCTURE[;]=dataflow,STRUCTURE_ID=ESTAT:TPS1(1.0): Early leavers,ACTION=I,GEO,TIME_PERIOD,OBS_VALUE\n,,,UKG,2019,10.5\n,,D,UKG,2018,\n",
    );
    expect(pick(read, "indicator", "area", "period", "value")).toEqual([["Early leavers", "UKG", "2019", "10.5"]]);
    expect(read.refused).toMatchObject([{ row: 3, text: "D" }]);
  });

  it("finds periods and areas by themselves, and leaves open whose values they are where no dimension is an area", async () => {
    const rows = "2014-01,12.4\ndataflow,A:B(1.0),I,X,2014-02,10.8\n";
    const read = await readTable(`STRUCTURE,STRUCTURE_ID,ACTION,GEO,DIM_2,OBS_VALUE\ndataflow,A:B(1.0),I,X,${rows}`);
    expect(pick(read, "area", "period", "value")).toEqual([
      ["X", "2014-01", "12.4"],
      ["X", "2014-02", "10.8"],
    ]);
    const header = "STRUCTURE,STRUCTURE_ID,ACTION,DIM_1,DIM_2,OBS_VALUE\n";
    const without = await readTable(`${header}dataflow,A:B(1.0),I,X,${rows}`);
    expect(pick(without, "indicator", "area", "period")).toEqual([
      ["B · DIM_1 X", UNNAMED_AREA, "2014-01"],
      ["B · DIM_1 X", UNNAMED_AREA, "2014-02"],
    ]);
    const coded = await readTable(`${header}dataflow,A:B(1.0),I,E08000026,2014-01,12.4\n`);
    expect(pick(coded, "indicator", "areaCode")).toEqual([["B", "E08000026"]]);
    await expect(readTable(`${header}dataflow,A:B(1.0),I,X,Y,12.4\n`)).rejects.toThrow(
      /\(DIM_1, DIM_2\) is called TIME_PERIOD.*Call the column that holds the periods TIME_PERIOD/,
    );
  });
});
