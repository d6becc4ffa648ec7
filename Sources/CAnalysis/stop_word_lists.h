#pragma once

// Written with their accents; folded, as tokens are, when the table is built. What elision and contraction leave
// (l', d', 's, n't) counts as words.
static const struct {
  const char *language, *words;
} stop_word_lists[] = {
    {"en",
     "a about above after again against all also am an and any are aren as at be because been before being below "
     "between both but by can cannot could couldn d did didn do does doesn doing don down during each either etc few "
     "for from further had hadn has hasn have haven having he her here hers herself him himself his how however i if "
     "in into is isn it its itself just ll m may me might more most must my myself neither no nor not now o of off on "
     "once one only or other ought our ours ourselves out over own per re s same shall she should shouldn so some "
     "such t than that the their theirs them themselves then there therefore these they this those through thus to "
     "too under until up upon us ve very via was wasn we were weren what when where whether which while who whom "
     "whose why will with within without won would wouldn yet you your yours yourself yourselves"},
    {"fr",
     "à afin ai ainsi alors après as au aucun aucune aussi autre autres aux avait avant avec avoir ayant c ça car ce "
     "ceci cela celle celles celui ces cet cette ceux chaque chez ci comme comment d dans de depuis des dès donc dont "
     "du elle elles en encore entre es est et étaient était étant été êtes être eu eux fait font furent fut il ils j "
     "je jusqu jusque l la là le les leur leurs lors lorsque lui m ma mais me même mêmes mes moi moins mon n ne ni "
     "non nos notre nous on ont or ou où par parce pas pendant peu peut peuvent plus pour pourquoi puis qu quand que "
     "quel quelle quelles quels qui quoi s sa sans se selon sera seront ses si sien soi soit son sont sous sur t ta "
     "tandis te tels telle telles tel tes toi ton tous tout toute toutes très tu un une vers voici vos votre vous y"},
    {"es",
     "a al algo algún alguna algunas alguno algunos ante antes aquel aquella aquellas aquello aquellos así aun aún "
     "aunque cada como cómo con contra cual cuál cuales cualquier cuando cuándo cuyo cuya cuyos cuyas de del desde "
     "donde dónde dos durante e el él ella ellas ellos en entre era eran es esa esas ese eso esos esta está estaba "
     "están estar estas este esto estos fue fueron ha había habían han hasta hay he la las le les lo los más me mi "
     "mientras mis mismo misma mismos mismas muy nada ni no nos nosotros nuestra nuestras nuestro nuestros o os otra "
     "otras otro otros para pero poco por porque pues que qué quien quién quienes se sea sean según ser si sí sido "
     "sin sino sobre son su sus suyo tal tales también tan tanto te tiene tienen toda todas todo todos tu tus u un "
     "una unas uno unos y ya yo"},
    {"pt",
     "a à ao aos aquela aquelas aquele aqueles aquilo as às até através cada com como contra cuja cujas cujo cujos da "
     "das de dela delas dele deles depois desde dessa dessas desse desses desta destas deste destes do dos durante e é "
     "ela elas ele eles em embora entre era eram essa essas esse esses esta está estão estas estava estavam este estes "
     "eu foi foram há isso isto já la lhe lhes lo mais mas me mesma mesmas mesmo mesmos meu minha muito na nas não nem "
     "no nos nós nossa nossas nosso nossos num numa o onde os ou outra outras outro outros para pela pelas pelo pelos "
     "por porque pois qual quais quando que quem são se seja sejam sem sendo ser será serão seu seus si sido só sob "
     "sobre sua suas tal tais também tanto te tem têm tendo ter toda todas todo todos tudo tu um uma umas uns você"},
    {"de",
     "ab aber alle allem allen aller alles als also am an andere anderen anderer anderes auch auf aus bei beim bereits "
     "bin bis bist bzw da dabei dadurch damit dann daran darauf das dass dazu dein dem den denen denn der deren des "
     "dessen die dies diese diesem diesen dieser dieses doch dort du durch eher ein eine einem einen einer eines er es "
     "etwa etwas euch euer für gegen gewesen hab habe haben hat hatte hatten hier hin hinter ich ihm ihn ihnen ihr ihre "
     "ihrem ihren ihrer ihres im in indem ins ist jede jedem jeden jeder jedes jedoch jene jenen kann kein keine keinem "
     "keinen keiner können könnte man mehr mein meine mich mir mit muss müssen nach nicht nichts noch nun nur ob oder "
     "ohne sehr sein seine seinem seinen seiner seit selbst sich sie sind so sodass soll sollen sollte sollten sondern "
     "sonst sowie über um und uns unser unter vom von vor war waren warum was weder weil welche welchem welchen welcher "
     "welches wenn wer werden wie wieder will wir wird wo wurde wurden würde würden während z zu zum zur zwar zwischen"},
    {"it",
     "a ad agli ai al all alla alle allo altra altre altri altro anche ancora avere aveva avevano c che chi ci ciò coi "
     "col come con contro cosa così cui d da dagli dai dal dall dalla dalle dallo degli dei del dell della delle dello "
     "dentro di dopo dove due durante e è ed egli era erano essa esse essere essi esso fa fra fu furono gli ha hanno i "
     "il in io l la le lei li lo loro lui ma mentre mi mia mie miei mio molto ne né negli nei nel nell nella nelle nello "
     "noi non nostra nostre nostri nostro o od ogni oltre per perché però più poi presso qual quale quali quando quanto "
     "quasi quella quelle quelli quello questa queste questi questo qui se secondo sé sei si sia siano sono sopra sotto "
     "sta stata state stati stato su sua sue sugli sui sul sull sulla sulle sullo suo suoi tale tali tra tu tutta tutte "
     "tutti tutto un una uno v vi voi"},
    {"nl",
     "aan al alle alles als altijd andere ben bent bij binnen daar dan dat de deze die dit doch doen door dus een eens "
     "elk elke en enkele er ge geen geweest haar had hadden heb hebben heeft hem hen het hier hij hoe hun iemand iets ik "
     "in is ja je jij jullie kan kon kunnen maar me meer men met mij mijn moet moeten na naar niet niets nog nu of om "
     "omdat onder ons onze ook op over reeds s sinds t te tegen ten ter tot tussen u uit uw van vanuit veel via voor "
     "waar waren was wat we wel welke werd werden wie wij wil worden wordt zal ze zelf zich zij zijn zo zoals zonder zou "
     "zouden zowel"},
    {"ru",
     "а без более бы был была были было быть в вам вами вас весь во вот все всего всей всем всех вы где да даже для до "
     "его ее ей ему если есть еще ж же за и из или им ими их к как какая какие каких какой когда кто ли лишь либо между "
     "меня мне мной может можно мой моя мы на над надо нам нами нас наш наша наше наши не него нее ней нем нему нет ни "
     "них но ну о об обо он она они оно от перед по под после посредством потому при про с сам сама сами само себе себя "
     "со свой своего своей своем своих свои свою так также такая такие таких такого такое такой там тебя тем того тоже "
     "той только том тот ту ты у уже чего чем что чтобы чье чья эта эти этим этих это этого этой этом этот эту я"},
    {"ar",
     "أ أب أثناء إذ إذا إلا التي الذي الذين اللاتي اللواتي إلى إليه إليها أم أما أن أنا إن إنه إنها أنه أنها أو أي أيضا "
     "أين بأن بعد بعض بل بها به بين بينما تحت تكون تلك تم ثم حتى حول حيث حين خلال دون ذات ذلك سوف سوى ضمن عبر عن عند "
     "عندما عنه عنها على عليه عليها غير ف فإن فقط فهو فهي في فيما فيه فيها قبل قد كان كانت كل كلا كما كيف لا لأن لدى "
     "لذلك لقد لكن لكي لم لما لماذا لن له لها لهم لو ليس ليست ما ماذا مثل مع من منذ منه منها مهما نحن نحو هذا هذان هذه "
     "هل هم هما هن هنا هناك هو هؤلاء هي و وإن وأن وفي وقد وكان وكانت ولا ولم ولكن وما ومن وهذا وهذه وهو وهي يتم يكون "
     "يمكن"},
    {"sv",
     "alla allt än andra annan annat att av blev bli blir båda de dem den denna deras dess dessa det detta dig din dina "
     "ditt dock du där då efter efterhand ej eller en er era ett från för genom ha hade han hans har hela henne hennes "
     "hon honom hos hur här i icke in ingen inom inte jag ju kan kunde man med mellan men mer mig min mina mitt mot "
     "mycket måste ni nu när och om oss på samma sedan ska skall skulle sig sin sina sitt själv som så sådan sådana "
     "till under upp ut utan vad var vara varför varit varje vars vem vi vid vilka vilken vilket åt är även över"},
    {"id",
     "ada adalah adanya agar akan akibat aku anda antara apa apabila apakah atas atau bagaimana bagi bahkan bahwa banyak "
     "beberapa begitu belum berbagai beserta bila bisa bukan dalam dan dapat dari daripada demikian dengan di dia dimana "
     "guna hal hanya harus hingga ia ialah ini itu jadi jika juga kami kamu karena ke kemudian kepada ketika kita lah "
     "lain lagi lalu lebih maka masih maupun melalui mereka merupakan namun nya oleh pada para pun saat saja sampai "
     "sangat saya se sebagai sebuah secara sedang sedangkan sehingga sejak selain selama seluruh semua seorang seperti "
     "serta sesuai setelah setiap suatu sudah supaya tanpa telah tentang terhadap tersebut tetapi tiap tidak untuk ya "
     "yaitu yakni yang"},
    {"sw",
     "a aidha ama ambacho ambalo ambao ambapo ambavyo ambayo ambaye ambazo au baada bado baina bali basi bila cha hadi "
     "haina hakuna hao hapa hapo hasa hata hayo hii hilo hiki hicho hivi hivyo hiyo hizi hizo huku humo huo huu huyo ili "
     "ikiwa ingawa isipokuwa iwapo juu kabla kabisa kadhaa kama kati katika kila kisha kuhusu kutoka kuwa kwa kwamba kwenye "
     "la lakini lile mimi mno mpaka na nao naye ndani ndio ndiyo ni nini ninyi nje pale pamoja pia sana sasa si sisi tangu "
     "tu vile vya wa wakati wake wako wala wangu wao wapi wetu wewe wote ya yake yako yale yangu yao yenye yetu yeye yote "
     "yule za zaidi zake zao zetu zote"},
    {"tr",
     "acaba ama ancak artık aslında az bana bazı belki ben beni benim beri bile bir biraz birçok biri birkaç biz bizim "
     "bu buna bundan bunlar bunların bunu bunun burada böyle böylece çok çünkü da daha dahi de değil diğer diye dolayı en "
     "fakat gibi göre halinde hangi hatta hem henüz hep hepsi her hiç için ile ilgili ise işte kadar karşı kendi kendine "
     "kendisi ki kim kimse lakin mi mı mu mü nasıl ne neden nerede nedenle o olan olarak oldu olduğu olduğunu olması "
     "olmak olup olur ona onlar onların onu onun öyle oysa pek rağmen sadece sanki sen siz sonra şekilde şey şimdi şu "
     "tarafından tüm üzere var ve veya ya yani yalnız yine yok yoksa zaten"},
    {"hi",
     "अत अपना अपनी अपने अब आदि आप इन इनका इनके इन्हें इस इसका इसकी इसके इसमें इसलिए इसी इसे उन उनका उनकी उनके उन्हें "
     "उन्होंने उस उसका उसकी उसके उसी उसे एक एवं ऐसे और कई कर करके करता करते करना करने का कि किया किए किसी की कुछ के को "
     "कोई कौन क्या गई गए गया जब जहाँ जा जाता जाती जाते जाना जिन जिस जिसमें जिसे जो तक तथा तब तो था थी थे दिया दो द्वारा "
     "न नहीं ने पर परन्तु फिर बहुत बाद भी मगर मैं में मेरा मेरे यदि यह यहाँ या ये रहा रही रहे लिए लेकिन व वह वाला वाली वाले वे "
     "सकता सकते सब सभी साथ से हम ही हुआ हुई हुए है हैं हो होता होती होते होना होने"},
};
