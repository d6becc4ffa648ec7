import Foundation

/// A small good file of each format of bibliographic records.
enum RecordSamples {
  static let cslJSON = Data(
    #"""
    [{"id": "diallo2019", "type": "chapter", "title": "Training in <i>Mali</i>", "container-title": "Handbook",
      "author": [{"family": "Diallo", "given": "A.", "non-dropping-particle": "de"}, {"literal": "World Bank"}],
      "issued": {"date-parts": [[2019, 3]]}, "ISBN": "978-0-00-000000-2", "page": "1-9", "keyword": "skills, work",
      "DOI": "10.1000/csl", "number-of-pages": 12, "custom": {"shelf": "B"}}]
    """#.utf8)

  static let cslYAML = Data(
    """
    ---
    references:
    # Exported
    - id: diallo2019
      type: report
      title: 'Training in Mali: a *study*'
      author:
        - family: Diallo
          given: A.
        - literal: World Bank
      issued:
        - year: 2019
          month: 3
      abstract: |-
        What masters teach.
        - and learn
      keyword: skills, work
      ISBN: 978-0-00-000000-2
      shelf: B
      note: ~
    - id: [broken
    - id: second
      title: Second
      issued: 2018-05
    ...
    other: {a: 1}
    """.utf8)

  static let zotero = Data(
    #"""
    {"config": {"id": "x", "options": {"notes": [1]}}, "version": {"zotero": "7"}, "collections": {"C": {"name": "c"}},
     "items": [
      {"itemType": "report", "citationKey": "diallo2019", "key": "ABCD", "title": "Training in Mali",
       "creators": [{"firstName": "A.", "lastName": "Diallo", "creatorType": "author"},
        {"name": "World Bank", "creatorType": "author"}, {"lastName": "Sow", "firstName": "B.", "creatorType": "translator"}],
       "date": "2019-03-01", "institution": "Council", "tags": [{"tag": "skills"}, "work"], "ISBN": "978-0-00-000000-2",
       "notes": [{"note": "<p>A note.</p>"}], "attachments": [{"itemType": "attachment", "path": "files/1/a;b.pdf"}],
       "callNumber": "B 5", "relations": {}, "extra": "DOI: 10.1000/zot\nOther: x"},
      {"itemType": "note", "note": "Alone"},
      {"data": {"itemType": "film", "key": "EFGH", "title": "Second",
       "creators": [{"lastName": "Sow", "firstName": "B.", "creatorType": "director"}]}}]}
    """#.utf8)

  /// An answer of Zotero's web API: a work, its file and its note side by side.
  static let zoteroAPI = Data(
    #"""
    [{"key": "NOTE", "data": {"key": "NOTE", "itemType": "note", "parentItem": "WORK", "note": "<p>On looms.</p>"}},
     {"key": "WORK", "data": {"key": "WORK", "itemType": "report", "title": "Training in Mali", "date": "2019"}},
     {"key": "FILE", "data": {"key": "FILE", "itemType": "attachment", "parentItem": "WORK", "filename": "mali.pdf"}}]
    """#.utf8)

  static let webOfScienceTable = Data(
    [
      ["\u{FEFF}PT", "AU", "AF", "TI", "SO", "DE", "C1", "SN", "PY", "BP", "EP", "DI", "UT"],
      [
        "J", "Diallo, A; Sow, B", "Diallo, Aminata; Sow, Bineta", "Dual \"training\" in Senegal", "JOURNAL OF SKILLS",
        "skills; firms", "[Diallo, A; Sow, B] Univ X; [Sow, B] Univ Y", "1234-5679", "2004", "12", "34", "10.1000/wos",
        "WOS:1",
      ], ["", "", "", "Second", "", "", "", "", "", "", "", "", "WOS:2"],
    ].map { $0.joined(separator: "\t") + "\t\r\n" }.joined().utf8)

  static let medline = Data(
    """
    PMID- 123
    TI  - Learning in two
          places
    FAU - Okafor, Ada
    AU  - Okafor A
    CN  - Skills Group
    DP  - 2018 Mar
    JT  - Journal of Skills
    TA  - J Skills
    AID - 10.1000/med [doi]
    LA  - eng
    PT  - Journal Article
    MH  - *Education
    ZZ  - kept

    PMID- 124
    TI  - Second.

    """.utf8)

  static let webOfScience = Data(
    """
    \u{FEFF}FN Clarivate Analytics Web of Science
    VR 1.0
    PT J
    AU Diallo, A
    AF Diallo, Aminata
       Sow, Bineta
    TI Dual training in
       Senegal
    SO JOURNAL OF SKILLS
    DE skills; firms
    BP 12
    EP 34
    SN 1234-5679
    PY 2004
    DI 10.1000/wos
    UT WOS:1
    ER

    EF
    """.utf8)

  static let refer = Data(
    """
    %0 Journal Article
    %A Diallo, Aminata
    %A World Bank,
    %T Workshops and schools
    %J Journal of Skills
    %D 2007
    %K skills
    work
    %@ 1234-5679
    %X What masters
    teach.

    %0 Book
    %T Second
    """.utf8)

  static let endNote = Data(
    """
    <?xml version="1.0" encoding="UTF-8"?><xml><records><record><rec-number>7</rec-number><ref-type name="Book">6
    </ref-type><contributors><authors><author><style face="normal">Diallo, Aminata</style></author>
    <author>World Bank,</author></authors></contributors><titles><title><style>Schools and </style><style>firms</style>
    </title><secondary-title>Studies</secondary-title></titles><dates><year>2009</year></dates>
    <isbn>9780000000002</isbn><keywords><keyword>skills</keyword></keywords><custom1>kept</custom1>
    <urls><pdf-urls><url>internal-pdf://report.pdf</url></pdf-urls></urls></record></records></xml>
    """.utf8)

  static let mods = Data(
    """
    <modsCollection xmlns="http://www.loc.gov/mods/v3"><mods ID="m1"><titleInfo><nonSort>The</nonSort>
    <title>workshop</title><subTitle>a study</subTitle></titleInfo><name type="personal">
    <namePart type="family">Diallo</namePart><namePart type="given">Aminata</namePart>
    <role><roleTerm type="code">aut</roleTerm></role></name><name type="corporate"><namePart>World Bank</namePart></name>
    <genre>article</genre><originInfo><publisher>Press</publisher><place><placeTerm type="text">Dakar</placeTerm></place>
    <dateIssued>2011</dateIssued></originInfo><language><languageTerm>fre</languageTerm></language>
    <relatedItem type="host"><titleInfo><title>Journal of Skills</title></titleInfo><part><detail type="volume">
    <number>4</number></detail><extent unit="page"><start>1</start><end>9</end></extent></part></relatedItem>
    <identifier type="doi">10.1000/mods</identifier><subject><topic>skills</topic></subject>
    <accessCondition>open</accessCondition></mods></modsCollection>
    """.utf8)

  static let marcXML = Data(
    """
    <?xml version="1.0"?><collection xmlns="http://www.loc.gov/MARC21/slim"><record>
    <leader>00000nam a2200000 a 4500</leader><controlfield tag="001">c1</controlfield>
    <controlfield tag="008">110101s2011    sg a          000 0 fre d</controlfield>
    <datafield tag="100" ind1="1" ind2=" "><subfield code="a">Diallo, Aminata.</subfield></datafield>
    <datafield tag="245" ind1="1" ind2="0"><subfield code="a">Workshops :</subfield>
    <subfield code="b">a study /</subfield><subfield code="c">A. Diallo.</subfield></datafield>
    <datafield tag="260" ind1=" " ind2=" "><subfield code="a">Dakar :</subfield><subfield code="b">Press,</subfield>
    <subfield code="c">c2011.</subfield></datafield><datafield tag="710" ind1="2" ind2=" ">
    <subfield code="a">World Bank.</subfield></datafield><datafield tag="650" ind1=" " ind2="0">
    <subfield code="a">Apprentices</subfield><subfield code="z">Senegal.</subfield></datafield>
    <datafield tag="020" ind1=" " ind2=" "><subfield code="a">978-0-00-000000-2</subfield></datafield>
    <datafield tag="300" ind1=" " ind2=" "><subfield code="a">90 p.</subfield></datafield></record></collection>
    """.utf8)

  static let marc = marcRecord([
    ("001", Data("c1".utf8)), ("008", Data("110101s2011    sg a          000 0 fre d".utf8)),
    ("100", Data("1 \u{1F}aDiallo, Aminata.".utf8)),
    ("245", Data("10\u{1F}aForma".utf8) + [0xE2] + Data("etion /".utf8)),
    ("260", Data("  \u{1F}aDakar :\u{1F}bPress,\u{1F}c2011.".utf8)),
  ])

  /// A record in exchange format.
  static func marcRecord(_ fields: [(tag: String, value: Data)], charset: Character = " ") -> Data {
    func padded(_ number: Int, _ width: Int) -> String {
      String(repeating: "0", count: width - String(number).count) + String(number)
    }
    var directory = ""
    var body = Data()
    for (tag, value) in fields {
      directory += tag + padded(value.count + 1, 4) + padded(body.count, 5)
      body += value + [0x1E]
    }
    let base = 24 + directory.utf8.count + 1
    let leader = "\(padded(base + body.count + 1, 5))nam \(charset)22\(padded(base, 5)) a 4500"
    return Data((leader + directory + "\u{1E}").utf8) + body + [0x1D]
  }

  static let pubMed = Data(
    """
    <?xml version="1.0"?><PubmedArticleSet><PubmedArticle><MedlineCitation><PMID Version="1">99</PMID><Article>
    <Journal><ISSN IssnType="Print">1234-5679</ISSN><JournalIssue><Volume>3</Volume><PubDate><Year>2015</Year>
    <Month>May</Month></PubDate></JournalIssue><Title>Journal of Skills</Title></Journal>
    <ArticleTitle>Learning <i>at work</i>.</ArticleTitle><Pagination><MedlinePgn>1-9</MedlinePgn></Pagination><Abstract>
    <AbstractText Label="AIM">To learn.</AbstractText><AbstractText>It works.</AbstractText></Abstract><AuthorList>
    <Author><LastName>Okafor</LastName><ForeName>Ada</ForeName><AffiliationInfo><Affiliation>Lagos, Nigeria</Affiliation>
    </AffiliationInfo></Author><Author><CollectiveName>Skills Group</CollectiveName></Author></AuthorList>
    <Language>eng</Language></Article><KeywordList><Keyword>work</Keyword></KeywordList>
    <CoiStatement>None.</CoiStatement></MedlineCitation><PubmedData><ArticleIdList><ArticleId IdType="doi">10.1000/pm
    </ArticleId></ArticleIdList></PubmedData></PubmedArticle></PubmedArticleSet>
    """.utf8)

  static let rdf = Data(
    """
    <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:bib="http://purl.org/net/biblio#"
    xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"
    xmlns:foaf="http://xmlns.com/foaf/0.1/" xmlns:z="http://www.zotero.org/namespaces/export#"
    xmlns:link="http://purl.org/rss/1.0/modules/link/" xmlns:prism="http://prismstandard.org/namespaces/1.2/basic/">
    <bib:Article rdf:about="#item_1"><z:itemType>journalArticle</z:itemType>
    <dcterms:isPartOf rdf:resource="urn:issn:1234-5679"/><bib:authors><rdf:Seq><rdf:li><foaf:Person>
    <foaf:surname>Diallo</foaf:surname><foaf:givenName>Aminata</foaf:givenName></foaf:Person></rdf:li><rdf:li>
    <foaf:Person><foaf:surname>World Bank</foaf:surname></foaf:Person></rdf:li></rdf:Seq></bib:authors>
    <dcterms:isReferencedBy rdf:resource="#item_3"/><link:link rdf:resource="#item_2"/><dc:subject>skills</dc:subject>
    <dc:title>Work and school</dc:title><dcterms:abstract>On both.</dcterms:abstract><dc:date>2016-05</dc:date>
    <bib:pages>1-9</bib:pages><z:shelf>kept</z:shelf></bib:Article>
    <bib:Journal rdf:about="urn:issn:1234-5679"><dc:title>Journal of Skills</dc:title><prism:volume>5</prism:volume>
    <dc:identifier>DOI 10.1000/rdf</dc:identifier><dc:identifier>ISSN 1234-5679</dc:identifier></bib:Journal>
    <z:Attachment rdf:about="#item_2"><z:itemType>attachment</z:itemType><rdf:resource rdf:resource="files/2/a.pdf"/>
    <dc:title>a.pdf</dc:title></z:Attachment><bib:Memo rdf:about="#item_3"><rdf:value>&lt;p&gt;A note.&lt;/p&gt;</rdf:value>
    </bib:Memo></rdf:RDF>
    """.utf8)

  static let dublinCore = Data(
    """
    <?xml version="1.0"?><OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/"><ListRecords><record><header>
    <identifier>oai:x:1</identifier></header><metadata><oai_dc:dc
    xmlns:oai_dc="http://www.openarchives.org/OAI/2.0/oai_dc/" xmlns:dc="http://purl.org/dc/elements/1.1/">
    <dc:title xml:lang="fr">La formation</dc:title><dc:creator>Diallo, Aminata</dc:creator><dc:date>2013-02</dc:date>
    <dc:subject>skills; work</dc:subject><dc:description>What it costs.</dc:description><dc:language>fre</dc:language>
    <dc:identifier>https://example.org/1</dc:identifier><dc:identifier>10.1000/dc</dc:identifier>
    <dc:rights>open</dc:rights></oai_dc:dc></metadata></record><record><header status="deleted">
    <identifier>oai:x:2</identifier></header></record></ListRecords></OAI-PMH>
    """.utf8)

  static let csv = Data(
    #"""
    Titel;Autor;Jahr;Schlagwörter;Regal
    "Lehre und ""Schule""";Diallo, Aminata;2012;Lehre, Schule;B 5
    Zweites;;2013;;

    """#.utf8)
}
