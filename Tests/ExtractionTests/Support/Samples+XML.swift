import Foundation

/// A small good file of each XML vocabulary that has an extractor of its own.
extension Samples {
  static let tei = Data(
    """
    <?xml version="1.0" encoding="UTF-8"?>
    <TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt>
    <title type="main">Guilds and schools</title><title type="sub">A history</title></titleStmt>
    <publicationStmt><publisher>An archive of texts</publisher><date when="2019"/></publicationStmt>
    <sourceDesc><biblStruct><analytic><author><persName><forename>Ada</forename><surname>King</surname></persName>
    <affiliation><orgName>University of Lagos</orgName><country>Nigeria</country></affiliation></author>
    <title level="a">Guilds and schools</title><idno type="DOI">10.1000/tei.1</idno></analytic>
    <monogr><title level="j">Journal of Crafts</title><imprint><publisher>Craft Press</publisher>
    <biblScope unit="volume">7</biblScope><biblScope unit="page" from="11" to="29"/><date when="1998-03"/></imprint>
    </monogr></biblStruct></sourceDesc></fileDesc>
    <profileDesc><abstract><p>What guilds taught.</p></abstract>
    <textClass><keywords><term>guilds</term><term>apprentices</term></keywords></textClass></profileDesc></teiHeader>
    <text xml:lang="en"><body><pb n="11"/><div><head>Masters</head>
    <p>The masters <hi>kept</hi> appren-<lb/>tices in their<lb/>houses.<note n="1">See the rolls.</note></p>
    <quote xml:lang="fr"><p>Les apprentis vivaient chez eux.</p></quote></div>
    <pb n="12"/><div><p>Apprentices paid.</p><list><item>bread</item><item>bed</item></list>
    <table><row><cell>Year</cell><cell>Fee</cell></row><row><cell>1450</cell><cell>3</cell></row></table></div></body>
    <back><div type="references"><listBibl><biblStruct><monogr><author><surname>Epstein</surname></author>
    <title>Craft guilds</title></monogr></biblStruct></listBibl></div></back></text></TEI>
    """.utf8)

  static let cnxml = Data(
    """
    <document xmlns="http://cnx.rice.edu/cnxml"><title>Choosing a trade</title>
    <metadata xmlns:md="http://cnx.rice.edu/mdml"><md:title>Choosing a trade</md:title><md:language>en</md:language>
    <md:created>2012/03/04</md:created><md:actors><md:person userid="ak"><md:firstname>Ada</md:firstname>
    <md:surname>King</md:surname></md:person></md:actors><md:roles><md:role type="author">ak</md:role></md:roles>
    <md:keywordlist><md:keyword>trades</md:keyword></md:keywordlist><md:abstract>How to choose.</md:abstract></metadata>
    <content><para>A trade is <emphasis>learnt</emphasis>.</para><section><title>Wages</title>
    <figure><media alt="A smith at work."><image src="a.jpg"/></media><caption>A smith</caption></figure>
    <table><tgroup cols="2"><colspec/><tbody><row><entry>Trade</entry><entry>Wage</entry></row></tbody></tgroup></table>
    <para>They differ<footnote>By region.</footnote>.</para></section></content>
    <glossary><definition><term>guild</term><meaning>A body of masters.</meaning></definition></glossary></document>
    """.utf8)

  static let docBook = Data(
    """
    <book xmlns="http://docbook.org/ns/docbook" xml:lang="en"><info><title>Workshops</title><subtitle>A guide</subtitle>
    <author><personname><firstname>Ada</firstname><surname>King</surname></personname></author>
    <pubdate>2011-05-01</pubdate><publisher><publishername>Craft Press</publishername></publisher>
    <isbn>978-0-00-000000-2</isbn></info>
    <chapter><title>Tools</title><para>Keep them <emphasis>sharp</emphasis>.</para>
    <itemizedlist><listitem><para>saws</para></listitem><listitem><para>planes</para></listitem></itemizedlist></chapter>
    <chapter><title>Safety</title><para>Wear gloves<footnote><para>Of leather.</para></footnote>.</para>
    <informaltable><tgroup cols="2"><tbody><row><entry>Tool</entry><entry>Risk</entry></row></tbody></tgroup>
    </informaltable></chapter></book>
    """.utf8)

  static let xml = Data(
    """
    <?xml version="1.0"?><survey xmlns:dc="http://purl.org/dc/elements/1.1/" code="noise"><dc:title>Colleges</dc:title>
    <dc:creator>King, Ada</dc:creator><answer n="1"><who>Principal</who><what>We lack <b>tools</b>.</what></answer>
    <answer n="2"><who>Teacher</who><what>And time.</what></answer></survey>
    """.utf8)
}
