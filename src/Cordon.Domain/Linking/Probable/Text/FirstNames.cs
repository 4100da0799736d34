namespace Cordon.Domain.Linking.Probable.Text;

/// <summary>First names in common use: two of them are two names, and not one that was mistyped.</summary>
public static class FirstNames
{
    // Beside those that Nicknames holds; own compilation of common usage, as they look in Latin letters without accents.
    private const string Table = """
        aaron abdul adam adrian ahmed aidan aiden aisha akira alan albertina aled alexis alfonso alina aliyah alma alvaro alyssa amal amber amina amir amit amira anders angelo
        anika anil anita anouk april arjun arlo armando arnold arthur arun ashley asma astrid aurelia austin ava axel ayesha bailey barry beatrix bethany bianca bjorn blake
        bogdan boris brandon brenda brian bridget bruce bruno bryan caitlin cameron camila camille carla carmen cecilia cedric celine chiara chloe clara claire claudia clayton
        cole colin connor cora corey courtney craig crystal curtis daisy dalia damian darcy daria darius darla darlene darletta darren dawn dean debra demi derek diana diego dilip dina
        dmitrij dolores donna doris dylan ebony edith eduarda eileen ekaterina elaine elias elijah elin elif elisa ella ellis elodie eloise elsa emanuel emil emilio emine enzo
        erica erin ernest ethan eva evan evangeline fabian fadi faith farah fatima fatma felicity felix finlay finn fiona freya gary gavin gemma gerda giulia glenn gloria gordon
        graham greta guido gunther gustav hakan hamza harley harper harvey hassan hayley hazel heather hector heike henning herbert hilda hiroshi holly hope hussein ian ibrahim
        ida igor ines inga ingrid irene irina iris isla ismail ivana ivy jackson jade jaden jan jana jared jasmine jason jasper javier jay jayden jean jean jeanne jeremy jill joel
        johan jordan jorg judah julianne june justin kai kamil kareem karim kayla keith kelly kelvin kerry kevin khalid kian kieran kirk kiran klara kofi krishna kurt kwame kyle
        lachlan laila lara lars laura layla lea leah leila leon lexi liang lila lilah lin linda lindsay linus lisa logan lola lorena lorna lotte lucas luca lucinda luka luna lydia
        lyn mabel mackenzie maisie malcolm malik manuel marcel marcia margot mariana marina mario marion marisa marlene marsha marta martina marwan mason maya mehdi mei melvin mercedes
        mila milan miles milo mina miriam moira monica morgan mustafa nadia nadine naomi natasha neil nelson nigel nina noah noel noor nora noreen nuno odette oisin olaf omar
        orla otis otto owen paige paloma parker paula pauline pearl petra philippa phoebe phyllis pia piers pilar poppy preston quentin quinn rafael rahul raj ralph ramon rana
        rania ravi reece regina rene reuben rhys riley rita robyn rocco rohan roland roman rory rosa rosalind ross rowan roy ruby rufus ruth ryan sabine sabrina saeed sally
        salma sandeep sanjay santino sarita saskia scott sean selina selma serena seth shane shannon sheila sienna silvia simon simone skye sofie soren spencer stacey stanley stella
        summer sven sylvia taylor tabitha tariq terrence thea tilly tina todd toby tomoko tracy travis trevor tristan troy tyler ulrich uma umar valerio vera verena vijay viola violet
        vivian vivienne wanda warren wayne wei wesley willow xavier yan yara yasmin yasmine ying ylva yuki yvette yvonne zachariah zainab zeynep zoe zofia
        """;

    private static readonly HashSet<string> Known = [.. Table.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)];

    /// <param name="name">Lower case, a to z.</param>
    public static bool Know(string name) => Known.Contains(name) || Nicknames.Know(name);
}
