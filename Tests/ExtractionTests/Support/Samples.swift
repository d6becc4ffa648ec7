import Foundation

/// A small good file of each format.
enum Samples {
  static let html = Data(
    """
    <!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Skills for work | The Agency</title>
    <meta name="citation_author" content="Wanjiru, Grace"><meta name="citation_doi" content="10.1000/182"></head>
    <body><nav><ul><li><a href="/">Home</a></li><li><a href="/about">About us</a></li></ul></nav>
    <div class="content"><h1>Skills for work</h1>
    <p>Apprenticeships in Kenya have grown, and with them the demand for trainers, workshops and tools.</p>
    <p>This page reports what thirty colleges said, when asked in 2019, about places, fees, and employers.</p>
    </div><footer>Imprint and privacy</footer></body></html>
    """.utf8)

  static let markdown = Data(
    """
    ---
    title: Skills in Ghana
    author: Mensah, Kofi
    date: 2021-04-03
    tags: [tvet, skills]
    ---
    # Introduction

    Technical *education* serves [industry](https://example.org).

    | Year | Students |
    |------|----------|
    | 2020 | 1,200    |
    """.utf8)

  static let plainText = Data("Report on colleges\n\nFirst paragraph.\n\u{C}Second page.\n".utf8)

  static let jsonLines = Data(
    """
    {"id": "a1", "title": "One", "text": "First text.", "year": 2001}
    {"id": "a2", "abstract": "An abstract.", "authors": ["Diallo, A.", "Sow, B."]}

    """.utf8)

  static let ris = Data(
    "TY  - JOUR\r\nID  - k1\r\nAU  - Diallo, A.\r\nTI  - Training in Senegal\r\nPY  - 2012/03//\r\nER  - \r\n".utf8)

  static let bibtex = Data(
    #"""
    @string{jv = "Journal of Vocational Education"}
    @article{lopez2010, title = {Formaci{\'o}n {Profesional}}, author = "L{\'o}pez, Ana and Ruiz, Bel{\'e}n",
      journal = jv # { and Training}, year = 2010, month = mar}

    """#.utf8)

  static let jats = Data(
    """
    <?xml version="1.0" encoding="UTF-8"?>
    <!DOCTYPE article PUBLIC "-//NLM//DTD JATS (Z39.96) Journal Publishing DTD v1.2 20190208//EN" "none.dtd">
    <article article-type="research-article" xml:lang="en"><front><journal-meta><journal-title-group>
    <journal-title>Journal of Skills</journal-title></journal-title-group></journal-meta><article-meta>
    <article-id pub-id-type="doi">10.1000/jats.1</article-id>
    <title-group><article-title>Dual <italic>training</italic></article-title></title-group>
    <contrib-group><contrib contrib-type="author"><name><surname>Okafor</surname><given-names>Ada</given-names></name>
    </contrib></contrib-group><aff id="a1"><label>1</label>University of Lagos, Nigeria</aff>
    <pub-date pub-type="epub"><year>2018</year></pub-date>
    <abstract><p>What dual training costs.</p></abstract>
    <trans-abstract xml:lang="fr"><p>Ce que coûte la formation.</p></trans-abstract>
    <kwd-group><kwd>costs</kwd></kwd-group></article-meta></front>
    <body><sec><title>Methods</title><p>We asked firms.</p><table-wrap><label>Table 1</label><caption><p>Firms</p>
    </caption><table><tr><th>Size</th><th>Number</th></tr><tr><td>small</td><td>12</td></tr></table></table-wrap>
    </sec></body><back><ref-list><title>References</title><ref><mixed-citation>Schmidt. Ausbildung in Bayern.
    </mixed-citation></ref></ref-list></back></article>
    """.utf8)

  static let docx = ZipWriter.archive([
    "[Content_Types].xml": """
    <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml"
    ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>
    """,
    "_rels/.rels": """
    <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1"
    Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
    Target="word/document.xml"/></Relationships>
    """,
    "word/_rels/document.xml.rels": """
    <Relationships><Relationship Id="r1" Type="http://x/relationships/styles" Target="styles.xml"/>
    <Relationship Id="r2" Type="http://x/relationships/footnotes" Target="footnotes.xml"/>
    <Relationship Id="r3" Type="http://x/relationships/header" Target="header1.xml"/>
    <Relationship Id="r4" Type="http://x/relationships/comments" Target="comments.xml"/></Relationships>
    """,
    "word/styles.xml": """
    <w:styles xmlns:w="w"><w:style w:styleId="Berschrift1"><w:name w:val="heading 1"/></w:style>
    <w:style w:styleId="Eigene"><w:name w:val="Own"/><w:basedOn w:val="Berschrift1"/></w:style>
    <w:style w:styleId="Titel"><w:name w:val="Title"/></w:style></w:styles>
    """,
    "word/header1.xml": "<w:hdr xmlns:w=\"w\"><w:p><w:r><w:t>Running head</w:t></w:r></w:p></w:hdr>",
    "word/footnotes.xml": """
    <w:footnotes xmlns:w="w"><w:footnote w:type="separator" w:id="0"><w:p/></w:footnote>
    <w:footnote w:id="2"><w:p><w:r><w:t>See the annex.</w:t></w:r></w:p></w:footnote></w:footnotes>
    """,
    "word/comments.xml": """
    <w:comments xmlns:w="w"><w:comment w:id="7"><w:p><w:r><w:t>Check this.</w:t></w:r></w:p></w:comment></w:comments>
    """,
    "word/document.xml": """
    <w:document xmlns:w="w" xmlns:mc="mc" xmlns:wps="wps"><w:body>
    <w:p><w:pPr><w:pStyle w:val="Titel"/></w:pPr><w:r><w:t>Colleges in Peru</w:t></w:r></w:p>
    <w:p><w:pPr><w:pStyle w:val="Eigene"/></w:pPr><w:r><w:t>Aims</w:t></w:r></w:p>
    <w:p><w:r><w:t xml:space="preserve">Train</w:t></w:r><w:r><w:t>ing</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r>
    <w:del><w:r><w:delText>gone</w:delText></w:r></w:del><w:r><w:instrText>PAGE \\* MERGEFORMAT</w:instrText></w:r>
    <w:r><mc:AlternateContent><mc:Choice><wps:txbx><w:txbxContent><w:p><w:r><w:t>In a box</w:t></w:r></w:p>
    </w:txbxContent></wps:txbx></mc:Choice><mc:Fallback><w:txbxContent><w:p><w:r><w:t>In a box</w:t></w:r></w:p>
    </w:txbxContent></mc:Fallback></mc:AlternateContent></w:r><w:r><w:t xml:space="preserve"> matters.</w:t></w:r></w:p>
    <w:tbl><w:tr><w:tc><w:p><w:r><w:t>Year</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>Places</w:t></w:r></w:p></w:tc></w:tr>
    <w:tr><w:tc><w:p><w:r><w:t>2020</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>50</w:t></w:r></w:p></w:tc></w:tr></w:tbl>
    <w:p><w:r><w:br w:type="page"/><w:t>Second page.</w:t></w:r></w:p>
    </w:body></w:document>
    """,
    "docProps/core.xml": """
    <cp:coreProperties xmlns:cp="cp" xmlns:dc="dc" xmlns:dcterms="t"><dc:creator>Quispe, Rosa</dc:creator>
    <dcterms:created>2017-05-01T00:00:00Z</dcterms:created></cp:coreProperties>
    """,
  ])

  static let odt = ZipWriter.archive([
    "mimetype": "application/vnd.oasis.opendocument.text",
    "content.xml": """
    <office:document-content xmlns:office="o" xmlns:text="t" xmlns:table="tb" xmlns:draw="d"><office:body><office:text>
    <text:tracked-changes><text:changed-region><text:deletion><text:p>deleted</text:p></text:deletion>
    </text:changed-region></text:tracked-changes>
    <text:h text:outline-level="1">Aims</text:h><text:p>Training<text:s/>matters<text:note><text:note-citation>1
    </text:note-citation><text:note-body><text:p>See the annex.</text:p></text:note-body></text:note>.</text:p>
    <table:table><table:table-row><table:table-cell><text:p>Year</text:p></table:table-cell><table:table-cell>
    <text:p>Places</text:p></table:table-cell></table:table-row></table:table>
    <text:p><draw:frame><draw:text-box><text:p>In a box</text:p></draw:text-box></draw:frame></text:p>
    </office:text></office:body></office:document-content>
    """,
    "meta.xml": """
    <office:document-meta xmlns:office="o" xmlns:meta="m" xmlns:dc="dc"><office:meta><dc:title>Colleges</dc:title>
    <meta:initial-creator>Rosa Quispe</meta:initial-creator><dc:creator>Somebody Else</dc:creator>
    <meta:creation-date>2016-01-01T00:00:00</meta:creation-date></office:meta></office:document-meta>
    """,
  ])

  static let epub = ZipWriter.archive([
    "mimetype": "application/epub+zip",
    "META-INF/container.xml": """
    <container><rootfiles><rootfile full-path="OPS/package.opf"/></rootfiles></container>
    """,
    "OPS/package.opf": """
    <package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata>
    <dc:title>A Book of Crafts</dc:title><dc:creator>Abebe, Hana</dc:creator><dc:date>2015</dc:date>
    <dc:language>en-GB</dc:language><dc:publisher>Press</dc:publisher>
    <dc:identifier>urn:isbn:978-0-00-000000-2</dc:identifier></metadata>
    <manifest><item id="nav" href="nav.xhtml" properties="nav"/><item id="c2" href="%E4%BA%8C.xhtml"/>
    <item id="c1" href="one.xhtml"/></manifest>
    <spine><itemref idref="nav"/><itemref idref="c1"/><itemref idref="c2"/><itemref idref="c1"/></spine></package>
    """,
    "OPS/nav.xhtml": "<html><body><nav><ol><li><a href=\"one.xhtml\">One</a></li></ol></nav></body></html>",
    "OPS/one.xhtml": "<html><head><title/></head><body><h1>One</h1><p>The first chapter.</p></body></html>",
    "OPS/二.xhtml": "<html><body><p>The second chapter.</p></body></html>",
  ])
}
