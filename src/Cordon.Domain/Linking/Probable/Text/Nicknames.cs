namespace Cordon.Domain.Linking.Probable.Text;

/// <summary>First names that stand for one another. A name may be short for several.</summary>
public static class Nicknames
{
    // The full name first; own compilation of common usage, several languages, written as they look in Latin letters without accents.
    private const string Table = """
        abigail abby abbie gail
        abraham abe bram avi
        adelaide addie adele heidi
        agnes aggie nessa
        albert al bert bertie
        alejandro ale alex
        alexander alex al lex sandy sasha xander alec alek sascha aleksandr alejandro alessandro aliaksandr oleksandr alexandr iskander
        alexandra alex lexi sandra sasha alexa aleksandra lexie
        alfred al alf alfie fred freddie
        alice ali allie
        alison ali allie alli
        amanda mandy manda
        amelia amy millie mel
        anastasia ana stacy nastassia nastia nastya anastassia tasia stasia
        andrew andy drew andre andreas andrei andrey andrzej andres
        angela angie angel
        anna ann anne annie ana hanna hannah nan anya anja annika
        annabelle anna belle bella annabel anabella anabelle anabel
        anthony tony ant antonio anton antoine toni
        antonia toni tonia
        archibald archie
        arthur art artie arturo
        augustus gus
        barbara barb barbie babs
        beatrice bea trixie beatriz
        benjamin ben benny benji
        bernard bernie bernhard bernardo
        bradley brad
        caleb cal
        candace candy kandace candice
        carl karl carlos charles
        caroline carol carrie lina carolina karoline
        cassandra cass cassie sandra
        catherine cathy kate katie kathy katherine kathryn kat kitty kay cat catalina catarina katarina ekaterina katya kaitlyn
        charles charlie chuck chas carlos karl carl chaz
        charlotte lottie charlie lotte char
        christian chris christiaan kristian
        christina chris tina christine kristina kristin kristen chrissy christy kirsten cristina
        christopher chris kit topher kris christoph christophe cristobal
        clifford cliff
        constance connie
        cynthia cindy
        daniel dan danny daniil danilo
        danielle dani danni daniella daniela
        david dave davey davide dawid davy
        deborah deb debbie debra
        dennis denny denis
        dmitri dima dmitry dmitriy mitya dimitri
        dominic dom nick dominik domenico dominique
        donald don donny
        dorothy dot dottie dolly dora
        douglas doug
        edward ed eddie ted ned eddy eduard eduardo edouard teddy
        edwin ed eddie win
        eleanor ellie nell nora lenny elenor elinor eleonora leonora
        elizabeth liz beth betty eliza lizzie libby elsie bess lisa elisabeth elspeth isabel betsy ellie elise
        emily em emmie emilia
        emma em emmy
        eric rick erik ricky
        esther essie hester
        eugene gene evgeny yevgeny eugen
        evelyn eve evie
        faisal faysal feisal
        ferdinand ferdi fernando nando
        florence flo florrie
        frances fran francie frannie francesca franziska
        francis frank fran francisco francesco franz francois frankie paco pancho
        frederick fred freddie rick fritz friedrich federico frederic freddy
        gabriel gabe gab gabi
        gabrielle gabby gabi gaby
        geoffrey geoff jeff jeffrey jeffery
        george georgie jorge georg georges giorgio jurgen yuri jerzy
        gerald gerry jerry
        gerard gerry gerhard gerardo
        gertrude gertie trudy
        giovanni gianni gio
        grace gracie
        gregory greg gregor grigory gregorio
        gwendolyn gwen wendy
        harold harry hal
        harriet hattie harry
        harrison harry
        helen nell ellen lena helena elena yelena
        henry harry hank hal henri heinrich enrique hendrik henrik
        howard howie
        hugo hugh
        ignacio nacho
        isaac ike zak
        isabella bella izzy isabel isabelle belle izzie isabela
        jacob jake jakob jack jacobo
        jacqueline jackie jacqui
        james jim jimmy jamie jem santiago jaime
        jane janet jan janie jenny
        janice jan
        jeffrey jeff geoff geoffrey jeffery
        jennifer jen jenny jenna jenn
        jeremiah jerry jeremy
        jessica jess jessie
        jesus chus chuy
        joan joanie jo
        joanna jo joanne joey johanna
        john jack johnny jon johnnie juan jean johann johannes ivan giovanni jan ian sean hans joao jonny
        jonathan jon johnny nathan jonny jonathon
        jose pepe
        joseph joe joey jo jose giuseppe josef jozef yusuf pepe
        josephine jo josie
        joshua josh
        judith judy jude judi
        julia julie jules juliet
        julian jules julio
        karen kari
        katherine kate katie kathy kay kit kat catherine kathryn katharine katherina
        kenneth ken kenny
        kimberly kim kimmy
        konstantin kostya constantine
        larissa lara
        lauren laurie loren
        lawrence larry laurie lars lorenzo laurence laurent lorenz
        leonard leo len lenny leonardo
        leslie les lesley
        lewis lew louis luis ludwig louie lou
        lillian lily lil lilian lillie
        louis lou louie luis lewis ludwig luigi
        louise lou luisa louisa
        lucas luke luca lukas
        lucy lucia lucille lu
        luis louis lucho
        madeline maddie maddy madeleine madelyn magdalena
        magdalena magda lena madeleine
        margaret maggie meg peggy peg marge margie marg rita greta madge peggie margarita marguerite margit mags
        maria mary marie mia mariya
        marilyn mary lyn
        mark marc marco marcus markus marek
        martha marty matty
        martin marty martyn marten
        mary marie maria molly polly may mae moll mariam maryam
        matilda tilly tilda mattie
        matthew matt matty mat mateo matthias mathew matteo matthieu
        maurice morris mo maury morrie moritz
        maximilian max
        megan meg meghan
        melanie mel
        melissa mel missy lissa
        michael mike mick mickey mikey michel miguel mikhail michele mischa misha mitch micheal
        michelle shelly shell
        miranda randy mandy
        mohammed mohamed muhammad mohammad muhammed mhd mo mohd mehmet mohamad
        morris mo morrie maurice
        nancy nan
        natalia natasha nat talia natalie nataliya
        natalie nat nattie
        nathaniel nate nathan nat nathanael
        nicholas nick nicky nico klaus nicolas nikolas nikolai nicola claus niklas miklos colin
        nicole nicky nikki
        norman norm
        olga olya
        oliver ollie oli olivier
        olivia liv livvy ollie
        oscar ossie
        oswald ossie oz
        pamela pam pammy
        patricia pat patty trish tricia patsy patti trisha
        patrick pat paddy patricio padraig
        paul pablo pavel paolo
        pavel pasha
        penelope penny
        peter pete pedro pierre piotr petr pieter
        philip phil pip felipe philippe filip phillip
        priscilla cilla prissy
        rachel rae rach
        raymond ray raimund
        rebecca becky becca beck
        reginald reg reggie
        richard rick dick rich ricky richie ricardo rickie
        robert bob rob bobby robbie bert robin roberto rupert
        roderick rod roddy
        rodney rod roddy
        roger rog rodge
        ronald ron ronnie ronny
        rosemary rose rosie romy rosemarie
        rudolf rudy rolf
        russell russ rusty
        ryszard rysiek
        salvador sal
        samantha sam sammy
        samuel sam sammy samuil
        sandra sandy
        sarah sally sadie sara sahra zara
        sebastian seb bastian baz
        sergei serge sergey seryozha sergio
        sharon shari sherry
        sophia sophie sofia sonya sofie sonia
        stephanie steph stevie stefanie
        stephen steve stevie steven stefan esteban etienne stephan
        stuart stu stewart
        susan sue susie suzy suzanne susanne susannah susanna suzie zuzana
        svetlana sveta lana
        sylvester sly
        tamara tammy toma
        tatiana tanya tania tatyana
        teresa terry tess tessa theresa teri therese
        terence terry
        theodore ted theo teddy fyodor theodor
        thomas tom tommy tomas thom tomasz tommaso
        timothy tim timmy
        tobias toby
        ursula ursel uschi
        valentina valya tina
        valerie val
        vanessa nessa
        veronica ronnie vera roni veronika
        victor vic vick viktor vittorio
        victoria vicky tori vic viktoria vicki
        vincent vince vinny vincenzo vicente
        virginia ginny ginger
        vladimir vlad vova volodymyr vladislav wladimir
        walter wally walt
        wilhelm willi willy
        william bill will billy willy liam guillermo wilhelm guillaume willem billie
        winifred winnie freda
        wolfgang wolf
        yusuf yousef youssef yousuf
        zachary zach zack zak zachariah
        """;

    private static readonly Dictionary<string, int[]> Groups = Read();

    /// <summary>Whether two different first names are commonly used for one another.</summary>
    /// <param name="a">Lower case, a to z.</param>
    /// <param name="b">Likewise.</param>
    public static bool Share(string a, string b) =>
        Groups.TryGetValue(a, out var groupsOfA) && Groups.TryGetValue(b, out var groupsOfB) && Meet(groupsOfA, groupsOfB);

    internal static bool Know(string name) => Groups.ContainsKey(name);

    /// <summary>The groups a name belongs to: names that stand for one another have one in common.</summary>
    public static IReadOnlyList<int> GroupsOf(string name) => Groups.TryGetValue(name, out var groups) ? groups : [];

    private static bool Meet(int[] a, int[] b)
    {
        foreach (var group in a)
            if (Array.IndexOf(b, group) >= 0) return true;
        return false;
    }

    private static Dictionary<string, int[]> Read()
    {
        var groups = new Dictionary<string, List<int>>();
        var lines = Table.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        for (var i = 0; i < lines.Length; i++)
            foreach (var name in lines[i].Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                if (!groups.TryGetValue(name, out var of)) groups[name] = of = [];
                if (!of.Contains(i)) of.Add(i);
            }
        return groups.ToDictionary(g => g.Key, g => g.Value.ToArray());
    }
}
