import { UNNAMED_INDICATOR, UnreadableFileError } from "@models/importing/table";
import { Workbook } from "exceljs";
import { describe, expect, it } from "vitest";
import { aWorkbook, pick, readTable } from "../../../support/read-table";

describe("a table of areas and periods", () => {
  it("reads a row an area and a column a period, and asks what is counted", async () => {
    const read = await readTable("District,2001-2003,2002-2004\nRugby,37,35.4\nWarwick,34.6,36.1\n\n,,\n");
    expect(read.sheets).toEqual([["", "table of areas and periods"]]);
    expect(pick(read, "row", "indicator", "area", "period", "value")).toEqual([
      [2, UNNAMED_INDICATOR, "Rugby", "2001-2003", "37"],
      [2, UNNAMED_INDICATOR, "Rugby", "2002-2004", "35.4"],
      [3, UNNAMED_INDICATOR, "Warwick", "2001-2003", "34.6"],
      [3, UNNAMED_INDICATOR, "Warwick", "2002-2004", "36.1"],
    ]);
  });

  it("reads a council's spreadsheet: title and unit above, footnotes below, thousands, pounds and per cents", async () => {
    const read = await readTable(
      Buffer.from(
        "Borough of Anywhere Council,,,\n,,,\nHousehold income,,,\nAverage per week (£),,,\n,,,\nWard,Ward code,2007/08,2008/09*\n" +
          'Abbey,E05001218,"£1,460",£980\nNot far away,E05001219,2.1%,..\nSource: Department for Work, 2009,,\n* provisional,,,\n',
        "latin1",
      ),
    );
    expect(pick(read, "indicator", "area", "areaCode", "period", "value")).toEqual([
      ["Household income", "Abbey", "E05001218", "2007/08", "£1,460"],
      ["Household income", "Abbey", "E05001218", "2008/09", "£980"],
      ["Household income", "Not far away", "E05001219", "2007/08", "2.1%"],
      ["Household income", "Not far away", "E05001219", "2008/09", ".."],
    ]);
    expect(read.refused).toEqual([]);
  });

  it("takes 2006-08 for three years beside 2005-2007", async () => {
    const read = await readTable("Area,2005-2007,2006-08,2007-09\nCoventry,1,2,3\n");
    expect(read.rows.map(({ period }) => period)).toEqual(["2005-2007", "2006-2008", "2007-2009"]);
  });

  it("takes 2008-09 for a financial year beside others", async () => {
    const read = await readTable("Area,2007-08,2008-09\nCoventry,1,2\n");
    expect(read.rows.map(({ period }) => period)).toEqual(["2007-08", "2008-09"]);
  });

  it("reads several tables of one sheet, each under its own title and years", async () => {
    const read = await readTable(
      "Burglaries,,\nArea,2005,2006\nRugby,10,11\nWarwick,20,21\n,,\nCar crimes,,\nArea,2006,2007\nRugby,30,31\nNote: recorded crime\n",
    );
    expect(pick(read, "indicator", "area", "period", "value")).toEqual([
      ["Burglaries", "Rugby", "2005", "10"],
      ["Burglaries", "Rugby", "2006", "11"],
      ["Burglaries", "Warwick", "2005", "20"],
      ["Burglaries", "Warwick", "2006", "21"],
      ["Car crimes", "Rugby", "2006", "30"],
      ["Car crimes", "Rugby", "2007", "31"],
    ]);
  });

  it("does not take counts that look like years for a header", async () => {
    const read = await readTable("Ward,2005,2006\nAbbey,2001,2005\nCastle,1999,2002\n");
    expect(pick(read, "area", "period", "value")).toEqual([
      ["Abbey", "2005", "2001"],
      ["Abbey", "2006", "2005"],
      ["Castle", "2005", "1999"],
      ["Castle", "2006", "2002"],
    ]);
  });

  it("reads merged headings: measures under each year, limits beside their value", async () => {
    const read = await readTable(
      await aWorkbook([
        ["Smoking in adults"],
        ["Area", "2019", null, null, null, "2020", null, null, null],
        [null, "Number", "%", "Lower CI", "Upper CI", "Number", "%", "Lower CI", "Upper CI"],
        ["Coventry", 40000, 14.1, 12.0, 16.2, 39000, 13.7, 11.6, 15.8],
      ]),
    );
    expect(pick(read, "indicator", "measure", "unit", "period", "value", "lower", "upper")).toEqual([
      ["Smoking in adults", "Number", undefined, "2019", "40000", undefined, undefined],
      ["Smoking in adults", undefined, "%", "2019", "14.1", "12", "16.2"],
      ["Smoking in adults", "Number", undefined, "2020", "39000", undefined, undefined],
      ["Smoking in adults", undefined, "%", "2020", "13.7", "11.6", "15.8"],
    ]);
  });

  it("reads merged labels over the years, and takes one sex for a group", async () => {
    const read = await readTable(
      await aWorkbook([
        ["Life expectancy"],
        [],
        [null, null, "Males", null, "Females", null],
        ["Code", "Area", 2005, 2006, 2005, 2006],
        ["E08000026", "Coventry", 76.1, 76.4, 80.6, 80.9],
      ]),
    );
    expect(pick(read, "indicator", "group", "areaCode", "area", "period", "value")).toEqual([
      ["Life expectancy", "Males", "E08000026", "Coventry", "2005", "76.1"],
      ["Life expectancy", "Males", "E08000026", "Coventry", "2006", "76.4"],
      ["Life expectancy", "Females", "E08000026", "Coventry", "2005", "80.6"],
      ["Life expectancy", "Females", "E08000026", "Coventry", "2006", "80.9"],
    ]);
  });

  it("takes the indicator from a column, and the area of merged cells from above", async () => {
    const read = await readTable(
      await aWorkbook([
        ["Area", "Indicator", "2007/08 outturn", "2008/09 outturn", "2009/10 target"],
        ["Coventry", "NI 112", -3.1, -4.2, -10],
        [null, "NI 117", 8.4, 7.9, 6],
        ["Solihull", "NI 112", -2, -2.5, -8],
      ]),
    );
    expect(pick(read, "area", "indicator", "period", "value")).toEqual([
      ["Coventry", "NI 112", "2007/08", "-3.1"],
      ["Coventry", "NI 112", "2008/09", "-4.2"],
      ["Coventry", "NI 117", "2007/08", "8.4"],
      ["Coventry", "NI 117", "2008/09", "7.9"],
      ["Solihull", "NI 112", "2007/08", "-2"],
      ["Solihull", "NI 112", "2008/09", "-2.5"],
    ]);
  });

  it("takes the indicator from the sheet's name, unless nobody chose it", async () => {
    const cells = [
      ["Area", 2005, 2006],
      ["Coventry", 1, 2],
    ];
    const named = await readTable(await aWorkbook(cells, "Teenage conceptions"));
    const unnamed = await readTable(await aWorkbook(cells, "Sheet2"));
    expect([named.rows[0]?.indicator, unnamed.rows[0]?.indicator]).toEqual(["Teenage conceptions", UNNAMED_INDICATOR]);
  });

  it("keeps the words of a cell that is no number, so that it can be refused with its place", async () => {
    const read = await readTable("Area,2005,2006\nCoventry,about ten,12\nRugby,3,4\n");
    expect(read.rows[0]).toMatchObject({ row: 2, column: "2005", value: "about ten" });
  });

  it("takes a marked area for an area, and a footnote with commas for a footnote", async () => {
    const read = await readTable("Area,2005,2006\n*Birmingham,1,2\n* Rugby,3,4\nSource: ONS, 2008,\n");
    expect(read.rows.map(({ area, value }) => `${area} ${value}`)).toEqual([
      "*Birmingham 1",
      "*Birmingham 2",
      "* Rugby 3",
      "* Rugby 4",
    ]);
  });

  it("asks for the areas of a table of indicators", async () => {
    const table = "NI,Indicator,2007/08 outturn,2008/09 outturn\nNI 112,Under 18 conception rate,-3.1,-4.2\n";
    await expect(readTable(table)).rejects.toThrow(/Row 1 names a column of indicators.*Add a column headed Area/);
  });

  it("reads the other sheets of a workbook in which one cannot be read", async () => {
    const workbook = new Workbook();
    workbook.addWorksheet("Chart").addRows([
      ["Year", "Number", "Rate"],
      [2005, 120, 42.1],
    ]);
    workbook.addWorksheet("Burglaries").addRows([
      ["Ward", 2005, 2006],
      ["Abbey", 3, 4],
    ]);
    const read = await readTable(new Uint8Array(await workbook.xlsx.writeBuffer()));
    expect(read.sheets).toEqual([["Burglaries", "table of areas and periods"]]);
  });

  it("leaves a page of notes alone", async () => {
    await expect(readTable("Notes,\nFigures for 2005,see below\nContact,the council\n")).rejects.toThrow(
      UnreadableFileError,
    );
  });
});

describe("a table of periods and areas", () => {
  it("reads a row a period and a column an area", async () => {
    const read = await readTable(
      "Recorded burglaries,,\nYear,Coventry,Solihull\n2005/06,2100,900\n2006/07,2000,-\nSource: Home Office\n",
    );
    expect(read.sheets).toEqual([["", "table of periods and areas"]]);
    expect(pick(read, "row", "indicator", "area", "period", "value")).toEqual([
      [3, "Recorded burglaries", "Coventry", "2005/06", "2100"],
      [3, "Recorded burglaries", "Solihull", "2005/06", "900"],
      [4, "Recorded burglaries", "Coventry", "2006/07", "2000"],
      [4, "Recorded burglaries", "Solihull", "2006/07", "-"],
    ]);
  });

  it("reads codes in a row of their own", async () => {
    const read = await readTable("Period,Coventry,Solihull\n,E08000026,E08000029\nQ1 2022,1,2\nQ2 2022,3,4\n");
    expect(pick(read, "area", "areaCode", "period", "value")).toEqual([
      ["Coventry", "E08000026", "Q1 2022", "1"],
      ["Solihull", "E08000029", "Q1 2022", "2"],
      ["Coventry", "E08000026", "Q2 2022", "3"],
      ["Solihull", "E08000029", "Q2 2022", "4"],
    ]);
  });

  it("asks for the area where the columns are measures", async () => {
    const table = "Year,Number,Rate\n2005,120,42.1\n2006,118,41.7\n";
    await expect(readTable(table)).rejects.toThrow(/columns called Number, Rate.*does not say which area/);
    const read = await readTable(`Under-18 conceptions\nArea,Coventry\n${table}`);
    expect(pick(read, "indicator", "measure", "area", "period", "value")).toEqual([
      ["Under-18 conceptions", "Number", "Coventry", "2005", "120"],
      ["Under-18 conceptions", "Rate", "Coventry", "2005", "42.1"],
      ["Under-18 conceptions", "Number", "Coventry", "2006", "118"],
      ["Under-18 conceptions", "Rate", "Coventry", "2006", "41.7"],
    ]);
  });
});

describe("a panel of areas and periods", () => {
  it("reads a column of numbers as an indicator each, and leaves words alone", async () => {
    const read = await readTable(
      "Area code,Area name,Region,Year,Births,Deaths per 1000\nE08000026,Coventry,West Midlands,2005,4100,9.1\nE08000029,Solihull,West Midlands,2005,2300,..\n",
    );
    expect(read.sheets).toEqual([["", "panel of areas and periods"]]);
    expect(pick(read, "indicator", "areaCode", "area", "period", "value")).toEqual([
      ["Births", "E08000026", "Coventry", "2005", "4100"],
      ["Deaths per 1000", "E08000026", "Coventry", "2005", "9.1"],
      ["Births", "E08000029", "Solihull", "2005", "2300"],
      ["Deaths per 1000", "E08000029", "Solihull", "2005", ".."],
    ]);
  });

  it("takes measures of a named indicator, with limits beside their rate", async () => {
    const read = await readTable(
      "Indicator,Area,Period,Count,Rate,Lower CI,Upper CI\nConceptions,Coventry,2005,200,42.1,39.5,44.9\nConceptions,Rugby,2005,50,31,27,35\n",
    );
    expect(pick(read, "indicator", "measure", "area", "value", "lower", "upper")).toEqual([
      ["Conceptions", "Count", "Coventry", "200", undefined, undefined],
      ["Conceptions", "Rate", "Coventry", "42.1", "39.5", "44.9"],
      ["Conceptions", "Count", "Rugby", "50", undefined, undefined],
      ["Conceptions", "Rate", "Rugby", "31", "27", "35"],
    ]);
  });

  it("takes the title for the indicator of a single column called value", async () => {
    const read = await readTable("Households in fuel poverty\nArea,Year,Value\nCoventry,2015,14.2\nRugby,2015,11\n");
    expect(pick(read, "indicator", "area", "period", "value")).toEqual([
      ["Households in fuel poverty", "Coventry", "2015", "14.2"],
      ["Households in fuel poverty", "Rugby", "2015", "11"],
    ]);
  });
});
