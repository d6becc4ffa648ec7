import Foundation

extension Samples {
  static let pptx = ZipWriter.archive([
    "[Content_Types].xml": """
    <Types><Override ContentType="application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"/>
    </Types>
    """,
    "_rels/.rels": relationships(["r1": ("officeDocument", "ppt/presentation.xml")]),
    "ppt/presentation.xml": """
    <p:presentation xmlns:p="p" xmlns:r="r"><p:sldIdLst><p:sldId id="257" r:id="r2"/><p:sldId id="256" r:id="r1"/>
    </p:sldIdLst></p:presentation>
    """,
    "ppt/_rels/presentation.xml.rels": relationships([
      "r1": ("slide", "slides/slide1.xml"), "r2": ("slide", "slides/slide2.xml"),
    ]),
    "ppt/slides/slide1.xml": slide(
      """
      <p:sp><p:txBody><a:p><a:r><a:rPr lang="en-GB"/><a:t>Firms </a:t></a:r><a:r><a:t>train.</a:t></a:r></a:p></p:txBody>
      </p:sp><p:graphicFrame><a:tbl><a:tr><a:tc><a:txBody><a:p><a:r><a:t>Year</a:t></a:r></a:p></a:txBody></a:tc><a:tc>
      <a:txBody><a:p><a:r><a:t>Places</a:t></a:r></a:p></a:txBody></a:tc></a:tr></a:tbl></p:graphicFrame>
      <p:grpSp><p:pic><p:nvPicPr><p:cNvPr id="5" name="Picture 4" descr="A workshop"/></p:nvPicPr></p:pic></p:grpSp>
      """),
    "ppt/slides/_rels/slide1.xml.rels": relationships([
      "r1": ("notesSlide", "../notesSlides/notesSlide1.xml"), "r2": ("comments", "../comments/comment1.xml"),
      "r3": ("slideLayout", "../slideLayouts/slideLayout1.xml"),
    ]),
    "ppt/slideLayouts/slideLayout1.xml": slide(
      """
      <p:sp><p:nvSpPr><p:nvPr><p:ph type="title"/></p:nvPr></p:nvSpPr><p:txBody><a:p><a:r><a:t>Click to edit</a:t></a:r>
      </a:p></p:txBody></p:sp><p:sp><p:txBody><a:p><a:r><a:t>Skills Week</a:t></a:r></a:p></p:txBody></p:sp>
      """),
    "ppt/notesSlides/notesSlide1.xml": slide(
      """
      <p:sp><p:nvSpPr><p:nvPr><p:ph type="sldNum"/></p:nvPr></p:nvSpPr><p:txBody><a:p><a:fld type="slidenum"><a:t>2</a:t>
      </a:fld></a:p></p:txBody></p:sp><p:sp><p:nvSpPr><p:nvPr><p:ph type="body"/></p:nvPr></p:nvSpPr><p:txBody><a:p><a:r>
      <a:t>Say why.</a:t></a:r></a:p></p:txBody></p:sp>
      """),
    "ppt/comments/comment1.xml": "<p:cmLst xmlns:p='p'><p:cm><p:text>Source?</p:text></p:cm></p:cmLst>",
    "ppt/slides/slide2.xml": slide(
      """
      <p:sp><p:txBody><a:p><a:r><a:t>Lusaka, 2014</a:t></a:r></a:p></p:txBody></p:sp>
      <p:sp><p:nvSpPr><p:nvPr><p:ph type="ctrTitle"/></p:nvPr></p:nvSpPr><p:txBody><a:p><a:r><a:t>Training</a:t></a:r>
      <a:br/><a:r><a:t>in Zambia</a:t></a:r></a:p></p:txBody></p:sp><p:sp><p:nvSpPr><p:nvPr><p:ph type="subTitle"/></p:nvPr>
      </p:nvSpPr><p:txBody><a:p><a:r><a:t>A review</a:t></a:r></a:p></p:txBody></p:sp><p:sp><p:nvSpPr><p:nvPr><p:ph
      type="ftr"/></p:nvPr></p:nvSpPr><p:txBody><a:p><a:r><a:t>&lt;footer&gt;</a:t></a:r></a:p></p:txBody></p:sp>
      """),
    "docProps/core.xml": """
    <cp:coreProperties xmlns:cp="c" xmlns:dc="dc"><dc:title>PowerPoint Presentation</dc:title><dc:subject>TVET</dc:subject>
    <cp:keywords>dual; firms</cp:keywords></cp:coreProperties>
    """,
  ])

  static let xlsx = ZipWriter.archive([
    "[Content_Types].xml": """
    <Types><Override ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>
    """,
    "_rels/.rels": relationships(["r1": ("officeDocument", "/xl/workbook.xml")]),
    "xl/workbook.xml": """
    <workbook xmlns="m" xmlns:r="r"><sheets><sheet name="Places" sheetId="1" r:id="r1"/>
    <sheet name="Notes" sheetId="2" state="hidden" r:id="r2"/></sheets></workbook>
    """,
    "xl/_rels/workbook.xml.rels": relationships([
      "r1": ("worksheet", "worksheets/sheet1.xml"), "r2": ("worksheet", "worksheets/sheet2.xml"),
      "r3": ("sharedStrings", "sharedStrings.xml"), "r4": ("styles", "styles.xml"),
    ]),
    "xl/sharedStrings.xml": """
    <sst xmlns="m"><si><t>Places by year</t></si><si><r><t>Year</t></r><r><t> of entry</t></r><rPh><t>yomi</t></rPh></si>
    </sst>
    """,
    "xl/styles.xml": """
    <styleSheet xmlns="m"><numFmts><numFmt numFmtId="164" formatCode="#,##0.0"/></numFmts><cellStyleXfs><xf/>
    </cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/></cellXfs></styleSheet>
    """,
    "xl/worksheets/sheet1.xml": """
    <worksheet xmlns="m"><sheetData><row><c t="s"><v>0</v></c></row><row><c t="s"><v>1</v></c><c/><c t="inlineStr"><is>
    <t>Number</t></is></c></row><row><c s="1"><v>43831</v></c><c s="2"><f>SUM(A1)</f><v>1234.56</v></c><c t="e"><v>#REF!</v>
    </c></row></sheetData><headerFooter><oddFooter>&amp;L&amp;"Arial"&amp;8Ministry &amp;&amp; Agency&amp;RPage &amp;P</oddFooter>
    </headerFooter></worksheet>
    """,
    "xl/worksheets/_rels/sheet1.xml.rels": relationships(["r1": ("comments", "../comments1.xml")]),
    "xl/comments1.xml":
      "<comments><commentList><comment><text><t>An estimate</t></text></comment></commentList></comments>",
    "xl/worksheets/sheet2.xml": """
    <worksheet xmlns="m"><sheetData><row><c t="str"><v>Kept out of sight</v></c></row></sheetData></worksheet>
    """,
  ])

  static let odp = ZipWriter.archive([
    "mimetype": "application/vnd.oasis.opendocument.presentation",
    "content.xml": """
    <office:document-content xmlns:office="o" xmlns:text="t" xmlns:draw="d" xmlns:presentation="p"><office:body>
    <office:presentation><presentation:footer-decl>Skills Week</presentation:footer-decl><draw:page><draw:frame>
    <draw:text-box><text:p>Lusaka, 2014</text:p></draw:text-box></draw:frame><draw:frame presentation:class="title">
    <draw:text-box><text:p>Training in Zambia</text:p></draw:text-box></draw:frame><presentation:notes><draw:frame
    presentation:class="notes"><draw:text-box><text:p>Say why.</text:p></draw:text-box></draw:frame></presentation:notes>
    </draw:page></office:presentation></office:body></office:document-content>
    """,
  ])

  static let ods = ZipWriter.archive([
    "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
    "content.xml": """
    <office:document-content xmlns:office="o" xmlns:text="t" xmlns:table="tb"><office:body><office:spreadsheet>
    <table:table table:name="Places"><table:table-header-rows><table:table-row><table:table-cell><text:p>Year</text:p>
    </table:table-cell><table:table-cell/><table:table-cell><office:annotation><text:p>An estimate</text:p>
    </office:annotation><text:p>Number</text:p></table:table-cell></table:table-row></table:table-header-rows>
    <table:table-row table:number-rows-repeated="1048576"><table:table-cell table:number-columns-repeated="16384">
    <text:p>1,234</text:p></table:table-cell></table:table-row></table:table><table:table table:name="Empty"/>
    <table:table table:name="Notes"><table:table-row><table:table-cell><text:p>Last</text:p></table:table-cell>
    </table:table-row></table:table></office:spreadsheet></office:body></office:document-content>
    """,
  ])

  /// A part of relationships by identifier: type and target.
  static func relationships(_ list: KeyValuePairs<String, (type: String, target: String)>) -> String {
    let items = list.map { "<Relationship Id='\($0)' Type='http://x/relationships/\($1.type)' Target='\($1.target)'/>" }
    return "<Relationships>\(items.joined())</Relationships>"
  }

  private static func slide(_ shapes: String) -> String {
    "<p:sld xmlns:p='p' xmlns:a='a'><p:cSld><p:spTree>\(shapes)</p:spTree></p:cSld></p:sld>"
  }
}
