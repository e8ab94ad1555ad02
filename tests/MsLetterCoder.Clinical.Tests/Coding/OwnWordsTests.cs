using MsLetterCoder.Clinical.Coding;
using MsLetterCoder.Clinical.Reading;
using MsLetterCoder.Clinical.Tests.Matching;

namespace MsLetterCoder.Clinical.Tests.Coding;

/// <summary>Families of wordings that patients, carers, nurses and doctors use, and the other senses of the same words. None of the sentences stands in the corpus.</summary>
public sealed class OwnWordsTests
{
    [Theory]
    [InlineData("fever", "Her temp was 38.9 at tea time.", "My temperature is 39.1 now.", "No temp, just rough.", "She's roasting to the touch.", "The thermometer says 38.7 and he is shivering.", "It was 39.3 when I woke him.")]
    [InlineData("rigor", "She was shaking so the bed rattled.", "His teeth are chattering with the fever.")]
    [InlineData("falls", "I have been on the floor twice this week.", "He has hit the deck three times since Sunday.", "She keeps toppling over in the kitchen.")]
    [InlineData("fall", "I slid off the toilet this morning.", "She kissed the carpet on Tuesday.", "He toppled down the stairs.")]
    [InlineData("dyspnoea", "I can't get a full breath in.", "He is breathing like he ran a marathon.", "Mum is fighting for breath.")]
    [InlineData("unable_to_walk", "I can't stand at all today.", "I am crawling to the bathroom.")]
    [InlineData("wheelchair", "The brakes on my chair are broken.", "I need a new footplate for her chair.", "He gets about in a wheelchar outdoors.")]
    [InlineData("uses_zimmer", "I walk to the kitchen with the frame.", "She pushes her rollator along the hall to walk.")]
    [InlineData("arm_weakness", "My left arm won't lift at all.", "Her right arm is just hanging there.")]
    [InlineData("hand_weakness", "My hand won't grip anything.", "I cannot squeeze my fingers shut.", "His grip has gone weak.")]
    [InlineData("leg_weakness", "My legs have turned to jelly.", "I've no strength left in my legs.", "My left leg won't do what I tell it.")]
    [InlineData("facial_weakness", "One side of his mouth has come down.", "Her smile is lopsided.")]
    [InlineData("foot_numbness", "It feels like walking on cotton wool.", "My feet feel like blocks of ice.")]
    [InlineData("numbness_saddle", "I can't feel anything when I wipe.", "Everything between my legs is numb.")]
    [InlineData("blurred_vision", "My right eye has gone all foggy.", "It is like a smear over one eye.")]
    [InlineData("reduced_visual_acuity", "I can't read the clock with my left eye.", "I can only make out shapes with that eye.")]
    [InlineData("diplopia", "I am seeing two of everything.", "My eyes keep going double when I look left.")]
    [InlineData("speech_disturbance", "His words come out all jumbled.", "Rubbish was coming out when he spoke.")]
    [InlineData("choking", "Went down the wrong way again.", "He coughs every time he eats bread.")]
    [InlineData("urinary_frequency", "I am weeing every twenty minutes.", "I'm back to the loo every half hour for a wee.")]
    [InlineData("urge_incontinence", "I need a wee and don't always make it.", "I leak on the way to the toilet.")]
    [InlineData("constipation", "I've not been for six days and my tummy is tight.", "I am all bunged up.")]
    [InlineData("dysuria", "It stings when I wee.", "Peeing is like razor blades.")]
    [InlineData("insomnia", "I lie awake till 4 am.", "I've hardly slept a wink.")]
    [InlineData("confusion_acute", "He is hot and keeps asking what day it is.", "She was calling me by her sister's name.")]
    [InlineData("low_mood", "I'm not low, just tired.", "More cross than sad, really.")]
    [InlineData("suicidal_thoughts", "No thoughts of hurting myself, before you ask.")]
    [InlineData("referral_physiotherapy", "What happened to the physio you put me down for?")]
    [InlineData("crying", "I'm in floods of tears every day.")]
    [InlineData("easy_bruising", "My gums bleed and I have bruises everywhere.")]
    [InlineData("pressure_ulcer_heel", "There is a hole on his left heel.")]
    [InlineData("lives_alone", "I live on my own in a flat.")]
    [InlineData("dimethyl_fumarate", "I am on Tec since May.")]
    [InlineData("glatiramer_acetate", "My Copax is due.")]
    [InlineData("ocrelizumab", "When is my next Ocre?")]
    public void Message_NamesTheConcept(string key, params string[] texts)
    {
        foreach (string text in texts)
        {
            Assert.True(Keys(text, letter: false).Contains(key), $"{key} is not found in: {text} ({string.Join(' ', Keys(text, letter: false))})");
        }
    }

    [Theory]
    [InlineData("hyperreflexia", "Reflexes ↑↑ throughout.", "Refl brisk R>L.")]
    [InlineData("increased_muscle_tone", "Tone ↑ both legs.")]
    [InlineData("babinski", "Plantars ↑↑.", "Up going plantars.")]
    [InlineData("hypoaesthesia", "PP ↓ to T4.", "Pin reduced to the knees.")]
    [InlineData("vibration_sense_absent", "Vibration gone at both ankles.", "Vibration was lost to the knees.")]
    [InlineData("full_blood_count", "Bloods: FBC, LFT fine.", "FBC and LFT in June.")]
    [InlineData("liver_function_test", "FBC and liver in June.", "FBC, LFT fine.")]
    [InlineData("thyroid_function_test", "B12 and TFT normal.")]
    [InlineData("autologous_hsct", "Referred for HSCT.")]
    [InlineData("haematopoietic_stem_cell_transplant", "HSCT for lymphoma from a matched donor.")]
    [InlineData("nerve_conduction_study", "Nerve conduction normal.")]
    [InlineData("leg_weakness", "LL: tone up, hip flexion 4 on the left.")]
    [InlineData("suicidal_thoughts", "Mood low, no SI.")]
    [InlineData("enhancing_mri_lesion", "Ten new T2, two Gd+.")]
    [InlineData("constipation", "Consti-\npation by Movicol.")]
    [InlineData("natalizumab", "On natali zumab since 2019.")]
    [InlineData("aspiration_pneumonia", "Two bouts of aspiration pneumonia.")]
    public void Letter_NamesTheConcept(string key, params string[] texts)
    {
        foreach (string text in texts)
        {
            Assert.True(Keys(text, letter: true).Contains(key), $"{key} is not found in: {text} ({string.Join(' ', Keys(text, letter: true))})");
        }
    }

    [Theory]
    [InlineData("fever", "Wash at 38 degrees.", "He is 38 years old.", "The bath temperature changes.")]
    [InlineData("falls", "My lymphocytes fall twice a year.", "I keep falling asleep.")]
    [InlineData("wheelchair", "I sat in the dentist's chair.", "The committee chair rang.")]
    [InlineData("uses_zimmer", "The photo frame is broken.", "What is the time frame?")]
    [InlineData("fatigue", "The scan was done in May.")]
    [InlineData("low_mood", "I can't get down the stairs.")]
    [InlineData("pain", "My throat feels sore.")]
    [InlineData("intravenous_infusion", "I am on the drip tomorrow.")]
    [InlineData("memory_impairment", "I can't remember if you tested me for chickenpox.")]
    [InlineData("cough", "I leak when I cough.", "I had the whooping cough jab.")]
    [InlineData("seizure", "They fitted the coil in June.", "Could you fit me in on Friday?", "The stockings fit lovely.")]
    [InlineData("carer_stress", "Is it done in hospital or at home for him?")]
    [InlineData("unsteady_gait", "The tingling has stayed away.")]
    [InlineData("diplopia", "Two of them came to the house.")]
    public void Message_OtherSenseIsNoMention(string key, params string[] texts)
    {
        foreach (string text in texts)
        {
            Assert.False(Keys(text, letter: false).Contains(key), $"{key} is found in: {text}");
        }
    }

    [Theory]
    [InlineData("ms_relapse", "Naproxen for attacks of headache.", "Two video-EEG attacks, eyes closed.")]
    [InlineData("liver_function_test", "ALT 31.")]
    [InlineData("social_isolation", "Azathioprine was withdrawn in May.")]
    [InlineData("low_mood", "Her lymphocytes have been low.", "Vitamin D is low.")]
    [InlineData("physical_therapy", "The physio thinks the foot drops.")]
    [InlineData("problems_at_work_medical", "Copy to occupational health.")]
    [InlineData("urinalysis", "Nitrite negative in the urine.")]
    public void Letter_OtherSenseIsNoMention(string key, params string[] texts)
    {
        foreach (string text in texts)
        {
            Assert.False(Keys(text, letter: true).Contains(key), $"{key} is found in: {text}");
        }
    }

    private static HashSet<string> Keys(string text, bool letter)
    {
        ClinicalKnowledge knowledge = ClinicalKnowledgeTests.Knowledge;
        ReadText read = new DocumentTextReader(knowledge).Read(text, letter, [new TextRegion(new Messages.TextSpan(0, text.Length), RegionKind.Content)]);
        return [.. new MentionFinder(knowledge).Find(read, knowledge.Matcher.Match(read.Tokens, letter)).Select(c => c.Concept.Key)];
    }
}
