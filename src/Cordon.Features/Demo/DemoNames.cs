using static Cordon.Features.Demo.DemoLanguage;

namespace Cordon.Features.Demo;

public enum DemoLanguage
{
    English, German, French, Dutch, Spanish, Italian, Polish, Nordic, Czech, Hungarian, Greek, Ukrainian, Bulgarian, Turkish, Arabic,
    Hindi, Chinese, Japanese, Korean, Vietnamese, Portuguese, Yoruba,
}

/// <summary>A name as its bearer writes it, and in the letters of a mail address.</summary>
public sealed record DemoName(string Display, string GivenAscii, string FamilyAscii)
{
    public string Ascii => GivenAscii + "." + FamilyAscii;
}

/// <summary>Given and family names by language; every person is an invented combination.</summary>
public static class DemoNames
{
    // A word stands as itself, or as "own script:letters" where lower case alone does not make letters of it. An underscore is a space.
    private static readonly Dictionary<DemoLanguage, (string Given, string Family)> Lists = new()
    {
        [English] = ("Ada Amara Ben Callum Daisy Devon Eleanor Freya George Hazel Imani Jasper Keira Logan Maya Nathan Orla Priya Quinn Rory Saskia Theo Una Violet Wesley Zadie",
            "Abbott Ashworth Barlow Carrow Dunmore Ellery Fairbank Garland Hollis Ingram Jardine Kestrel Langdon Marlowe Norwood Okafor O'Dell:odell Pembroke Quill Redfern Sinclair Thackeray Underhill Voss Whitlock Yarrow"),
        [German] = ("Anneliese Björn:bjoern Clara Dörte:doerte Emil Frieda Günther:guenther Hanna Ilse Jörg:joerg Käthe:kaethe Lukas Mareike Niklas Ottilie Rüdiger:ruediger Sören:soeren Tilda Ulrich Wiebke",
            "Ahrens Böttcher:boettcher Cordes Dießner:diessner Ehlers Försterling:foersterling Grünwald:gruenwald Hößler:hoessler Jürgens:juergens Köhlmann:koehlmann Lüttich:luettich Möhring:moehring Nöldner:noeldner Petersdorf Rößner:roessner Schürmann:schuermann Tönnies:toennies Wächter:waechter"),
        [French] = ("Aurélie:aurelie Benoît:benoit Chloé:chloe Désirée:desiree Élodie:elodie François:francois Gaëlle:gaelle Hélène:helene Inès:ines Jérôme:jerome Loïc:loic Maëlys:maelys Noémie:noemie Océane:oceane Raphaël:raphael Solène:solene Théo:theo Zoé:zoe",
            "Aubrière:aubriere Béranger:beranger Chênevert:chenevert Delacombe Éluère:eluere Fougères:fougeres Guérin:guerin Jolivet Lefèbre:lefebre Marceau Noël:noel Périgord:perigord Rougemont Sauvé:sauve Thévenot:thevenot Vallières:vallieres"),
        [Dutch] = ("Anouk Bram Cornelis Daan Eline Femke Gijs Hendrik Iris Jelle Koen Lotte Maarten Noor Pieter Roos Sanne Thijs Willemijn Zoë:zoe",
            "van_den_Akker:vandenakker Bosman Cuijpers Dijkhof de_Graaf:degraaf Hoekzema Jonkman Kuijpersma van_'t_Hoff:vanthoff Lindhout Meulendijk Noordman Oosterling Ruijgrok Smeding Terpstra Veenhuis Wiersma"),
        [Spanish] = ("Álvaro:alvaro Begoña:begona Carmen Débora:debora Emilio Fátima:fatima Gonzalo Inés:ines Joaquín:joaquin Lucía:lucia Martín:martin Nuria Óscar:oscar Pilar Ramón:ramon Sofía:sofia Tomás:tomas Úrsula:ursula Ximena",
            "Arístegui:aristegui Bermúdez:bermudez Cárdenas:cardenas Dueñas:duenas Echeverría:echeverria Fuentes Galíndez:galindez Herrán:herran Ibáñez:ibanez Juárez:juarez Lizárraga:lizarraga Montañés:montanes Núñez:nunez Ordóñez:ordonez Peñalver:penalver Quiñones:quinones Salvatierra Yáñez:yanez"),
        [Italian] = ("Alessia Bruno Chiara Dario Elettra Fabrizio Ginevra Ilaria Jacopo Letizia Matteo Niccolò:niccolo Ottavia Pietro Rocco Serena Tommaso Viola",
            "Amadori Bellandi Caruso D'Ambrosio:dambrosio Fontanella Giustini Lombardini Marchetti Nicolò:nicolo Orsini Pallavera Quattrocchi Rinaldi Scarpelli Tedeschi Venturini Zambelli"),
        [Polish] = ("Agnieszka Bożena:bozena Czesław:czeslaw Dorota Elżbieta:elzbieta Grażyna:grazyna Jędrzej:jedrzej Kinga Łukasz:lukasz Małgorzata:malgorzata Paweł:pawel Róża:roza Stanisław:stanislaw Wojciech Zbigniew",
            "Bąkowski:bakowski Chrzanowicz Dąbrówka:dabrowka Głowacz:glowacz Jabłonecki:jablonecki Kędzierz:kedzierz Łączyński:laczynski Mączka:maczka Nowicz Ostrówek:ostrowek Pażdzior:pazdzior Świderek:swiderek Wróblicz:wroblicz Żurawek:zurawek"),
        [Nordic] = ("Åse:aase Bjørn:bjorn Elin Frøydis:froydis Gunnar Håkon:haakon Ingrid Jørgen:jorgen Kåre:kaare Liv Märta:marta Nils Øyvind:oyvind Pål:paal Ragnhild Sørine:sorine Tove Yngvar Ämma:amma",
            "Ågren:agren Bækkelund:baekkelund Dahlström:dahlstrom Ekeløf:ekelof Fjällsten:fjallsten Grønvold:gronvold Hägglöf:hagglof Jørgensberg:jorgensberg Kjærstad:kjaerstad Lindqvister Møllerup:mollerup Nygård:nygard Østhaug:osthaug Rødland:rodland Sjölander:sjolander Vågen:vagen"),
        [Czech] = ("Anežka:anezka Bořivoj:borivoj Dušan:dusan Eliška:eliska František:frantisek Jiří:jiri Květa:kveta Lubomír:lubomir Matěj:matej Růžena:ruzena Šárka:sarka Tomáš:tomas Žofie:zofie",
            "Bělohradský:belohradsky Čermáková:cermakova Dvořeček:dvorecek Hruška:hruska Jeřábek:jerabek Křižan:krizan Lišková:liskova Mráčková:mrackova Novotčík:novotcik Řezníček:reznicek Šťastný:stastny Vlčková:vlckova"),
        [Hungarian] = ("Ágnes:agnes Bálint:balint Csilla Dezső:dezso Enikő:eniko Győző:gyozo Ibolya Katalin Levente Mátyás:matyas Örs:ors Réka:reka Szilárd:szilard Tünde:tunde",
            "Bárdosi:bardosi Csűrös:csuros Dömötör:domotor Fülöp:fulop Győrfi:gyorfi Hőgyes:hogyes Kőszegi:koszegi Lőrinc:lorinc Nádasdy:nadasdy Ödön:odon Szűcs:szucs Tőkés:tokes Vörösmar:vorosmar"),
        [Greek] = ("Αλέξης:alexis Βασιλική:vasiliki Γιώργος:giorgos Δήμητρα:dimitra Ελένη:eleni Θανάσης:thanasis Ιωάννα:ioanna Κώστας:kostas Μαρία:maria Νίκος:nikos Ξένια:xenia Σπύρος:spyros Χρυσάνθη:chrysanthi",
            "Αγγελόπουλος:angelopoulos Βλαχάκης:vlachakis Γαλανού:galanou Δρακάκης:drakakis Ζαφειρίδης:zafeiridis Καλλέργη:kallergi Λιακόπουλος:liakopoulos Μαυρίδης:mavridis Παπαδάκη:papadaki Σταυρίδης:stavridis Τσακίρης:tsakiris"),
        [Ukrainian] = ("Андрій:andrii Богдана:bohdana Василь:vasyl Ганна:hanna Дмитро:dmytro Євген:yevhen Жанна:zhanna Ірина:iryna Катерина:kateryna Леся:lesia Микола:mykola Оксана:oksana Святослав:sviatoslav Тарас:taras Юлія:yuliia",
            "Бондарчук:bondarchuk Вербицька:verbytska Гончар:honchar Дорошенко:doroshenko Заремба:zaremba Іваницький:ivanytskyi Ковтун:kovtun Лисенко:lysenko Мельниченко:melnychenko Онищук:onyshchuk Полтавець:poltavets Сагайдак:sahaidak Ткачук:tkachuk Щербак:shcherbak"),
        [Bulgarian] = ("Ангел:angel Весела:vesela Георги:georgi Десислава:desislava Живко:zhivko Ивайло:ivaylo Калина:kalina Любомир:lyubomir Невена:nevena Румен:rumen Цветан:tsvetan",
            "Аврамов:avramov Борисова:borisova Вълчев:valchev Градинарова:gradinarova Димитров:dimitrov Златева:zlateva Карагьозов:karagyozov Милушев:milushev Панайотова:panayotova Стоименов:stoimenov"),
        [Turkish] = ("Ayşe:ayse Burak Çiğdem:cigdem Deniz Elif Fırat:firat Gülşen:gulsen Hüseyin:huseyin İpek:ipek Kerem Mustafa Nurgül:nurgul Özlem:ozlem Şebnem:sebnem Tuğba:tugba Ümit:umit Yağız:yagiz",
            "Akıncıoğlu:akincioglu Bölükbaş:bolukbas Çetiner:cetiner Demirağ:demirag Erdoğdu:erdogdu Güngören:gungoren Işıklar:isiklar Kılıçer:kilicer Özyürek:ozyurek Şahinbaş:sahinbas Türkölmez:turkolmez Yıldızhan:yildizhan"),
        [Arabic] = ("أحمد:ahmad آمنة:amina بسمة:basma حسن:hasan خديجة:khadija دانا:dana رامي:rami زينب:zaynab سارة:sara طارق:tariq عمر:umar فاطمة:fatima كريم:karim ليلى:layla مريم:maryam نور:nur هالة:hala يوسف:yusuf",
            "البغدادي:albaghdadi التميمي:altamimi الحداد:alhaddad الخطيب:alkhatib الدمشقي:aldimashqi الرفاعي:alrifai الزهراني:alzahrani السيوفي:alsuyufi الشامي:alshami العطار:alattar القرشي:alqurashi المنصوري:almansuri النجار:alnajjar الهاشمي:alhashimi"),
        [Hindi] = ("अमित:amit अनन्या:ananya आरव:aarav इशिता:ishita कविता:kavita गौरव:gaurav चेतन:chetan जया:jaya तन्वी:tanvi दीपक:deepak नेहा:neha पूजा:pooja प्रिया:priya मीरा:meera राहुल:rahul रोहन:rohan सुनीता:sunita विक्रम:vikram",
            "अग्रवाल:agrawal कुलकर्णी:kulkarni गुप्ता:gupta चौहान:chauhan जोशी:joshi ठाकुर:thakur देशमुख:deshmukh नायर:nair पाटिल:patil भट्ट:bhatt मिश्रा:mishra यादव:yadav राठौर:rathore वर्मा:verma शर्मा:sharma सक्सेना:saxena"),
        [Chinese] = ("建国:jianguo 美玲:meiling 志强:zhiqiang 晓雯:xiaowen 子涵:zihan 浩然:haoran 雅婷:yating 俊杰:junjie 思远:siyuan 诗涵:shihan 文博:wenbo 雪梅:xuemei 宇轩:yuxuan 佳怡:jiayi 立群:liqun 淑芬:shufen",
            "王:wang 李:li 张:zhang 陈:chen 欧阳:ouyang 赵:zhao 周:zhou 吴:wu 徐:xu 孙:sun 胡:hu 郭:guo 林:lin 诸葛:zhuge 梁:liang 谢:xie"),
        [Japanese] = ("陽菜:hina 蓮:ren 結衣:yui 大翔:hiroto さくら:sakura 健太:kenta 美咲:misaki 悠斗:yuto 葵:aoi 翔太:shota 千尋:chihiro 拓海:takumi 七海:nanami 直樹:naoki 楓:kaede 雅子:masako",
            "佐々木:sasaki 田中:tanaka 小野寺:onodera 藤原:fujiwara 長谷川:hasegawa 五十嵐:igarashi 黒川:kurokawa 西園寺:saionji 白石:shiraishi 高橋:takahashi 氷室:himuro 桜井:sakurai 渡辺:watanabe 三浦:miura 早乙女:saotome"),
        [Korean] = ("서연:seoyeon 민준:minjun 지우:jiwoo 하은:haeun 도윤:doyun 수아:sua 현우:hyunwoo 예린:yerin 태양:taeyang 은지:eunji 재호:jaeho 나래:narae 승민:seungmin 보람:boram",
            "김:kim 이:lee 박:park 최:choi 정:jung 강:kang 조:cho 윤:yoon 장:jang 남궁:namgung 황보:hwangbo 한:han 선우:sunwoo"),
        [Vietnamese] = ("An Bảo:bao Châu:chau Dũng:dung Giang Hạnh:hanh Khánh:khanh Linh Mỹ:my Ngọc:ngoc Phương:phuong Quỳnh:quynh Thảo:thao Tuấn:tuan Uyên:uyen Vy",
            "Nguyễn:nguyen Trần:tran Lê:le Phạm:pham Huỳnh:huynh Đặng:dang Bùi:bui Đỗ:do Hồ:ho Võ:vo Lý:ly"),
        [Portuguese] = ("Antônio:antonio Beatriz Caetano Débora:debora Estêvão:estevao Flávia:flavia Guilherme Heloísa:heloisa João:joao Letícia:leticia Márcio:marcio Natália:natalia Otávio:otavio Rogério:rogerio Sebastião:sebastiao Thaís:thais Vinícius:vinicius",
            "Abrantes Brandão:brandao Conceição:conceicao Damasceno Falcão:falcao Guimarães:guimaraes Junqueira Leitão:leitao Magalhães:magalhaes Nóbrega:nobrega Paixão:paixao Quintão:quintao Rezende Simões:simoes Teixeira Vilela"),
        [Yoruba] = ("Adé:ade Bísí:bisi Dáre:dare Fọlákẹ́:folake Gbénga:gbenga Ìyábọ̀:iyabo Káyọ̀dé:kayode Lọlá:lola Mojí:moji Ọláníké:olanike Ṣadé:sade Táíwò:taiwo Yétúndé:yetunde",
            "Adébáyọ̀:adebayo Balógun:balogun Ẹniọlá:eniola Fáṣọlá:fasola Ìdòwú:idowu Kújọrẹ́:kujore Ògúnlẹ́yẹ:ogunleye Ọláwálé:olawale Ṣóyẹmí:soyemi Táyọ̀:tayo"),
    };

    private static readonly Dictionary<DemoLanguage, (Part[] Given, Part[] Family)> Parts =
        Lists.ToDictionary(list => list.Key, list => (Split(list.Value.Given), Split(list.Value.Family)));

    public static DemoName Draw(DemoLanguage language, DemoRandom random)
    {
        var (givens, families) = Parts[language];
        var given = random.Pick(givens);
        var family = random.Pick(families);
        var display = language switch
        {
            Chinese or Korean => family.Own + given.Own,
            Japanese or Hungarian or Vietnamese => family.Own + " " + given.Own,
            _ => given.Own + " " + family.Own,
        };
        return new DemoName(display, given.Ascii, family.Ascii);
    }

    private static Part[] Split(string words) => Array.ConvertAll(words.Split(' '), word =>
    {
        var colon = word.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? new Part(word, word.ToLowerInvariant()) : new Part(word[..colon].Replace('_', ' '), word[(colon + 1)..]);
    });

    private sealed record Part(string Own, string Ascii);
}
